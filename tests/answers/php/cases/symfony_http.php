<?php

namespace App;

use Symfony\Component\HttpClient\HttpClient;
use Symfony\Contracts\HttpClient\HttpClientInterface;

class Feed
{
    public function __construct(private HttpClientInterface $client)
    {
    }

    public function read(string $url)
    {
        $this->client->request('GET', $url); // answer: deadline inherited
        $this->client->request('GET', $url, ['timeout' => 2]); // answer: deadline bounded 2s
        HttpClient::create()->request('GET', $url); // answer: deadline bounded 60s
        HttpClient::create(['max_duration' => 9])->request('GET', $url); // answer: deadline bounded 9s
        $limited = HttpClient::create()->withOptions(['timeout' => 5]);
        $limited->request('POST', $url); // answer: deadline bounded 5s
    }
}
