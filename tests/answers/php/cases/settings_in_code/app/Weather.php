<?php

namespace App;

use GuzzleHttp\Client;
use Illuminate\Support\Facades\Http;

class Weather
{
    private Client $client;

    public function __construct()
    {
        $this->client = new Client(['timeout' => config('services.weather.timeout')]);
    }

    public function today()
    {
        $this->client->get('/today'); // answer: deadline bounded 5s
        Http::timeout(config('services.weather.limits.read', 9))->get('/a'); // answer: deadline bounded 7s
        Http::timeout((int) config('services.weather.limits.late'))->get('/a'); // answer: deadline unknown
        Http::timeout(config('services.weather.missing'))->get('/a'); // answer: deadline unknown
        Http::timeout(config('services.other.timeout', 3))->get('/a'); // answer: deadline bounded 3s
        Http::timeout(config('weather.timeout', 3))->get('/a'); // answer: deadline bounded 3s
        Http::timeout(config('services.weather')['timeout'])->get('/a'); // answer: deadline bounded 5s
    }

    // A method and a field may have one name.
    private function client()
    {
        return null;
    }
}
