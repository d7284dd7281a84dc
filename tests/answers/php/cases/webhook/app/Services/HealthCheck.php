<?php

namespace App\Services;

use GuzzleHttp\Client;

class HealthCheck
{
    public function run(string $url): bool
    {
        $client = new Client();
        $client->request('GET', $url, ['headers' => ['User-Agent' => 'shop'], 'connect_timeout' => 3.14, 'timeout' => 10]); // answer: deadline bounded 10s
        return true;
    }
}
