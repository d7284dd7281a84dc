<?php

namespace App\Services;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;

class Search
{
    public function __construct(private PendingRequest $request)
    {
    }

    public function run(string $url)
    {
        Http::get($url); // answer: deadline bounded 30s
        Http::timeout(3)->retry(2, 100)->post($url); // answer: deadline bounded 3s
        Http::withToken('x')->timeout(0)->get($url); /* expect: deadline-infinite-explicit */ // answer: deadline unbounded
        Http::withOptions(['timeout' => 4])->get($url); // answer: deadline bounded 4s
        $this->client()->get($url); // answer: deadline bounded 6s
        $this->request->get($url); // answer: deadline inherited
        Http::search()->get($url);
    }

    private function client(): PendingRequest
    {
        return Http::baseUrl('https://search')->timeout(6)->acceptJson();
    }
}
