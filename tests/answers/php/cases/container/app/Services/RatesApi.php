<?php

namespace App\Services;

use GuzzleHttp\ClientInterface;

class RatesApi implements Rates
{
    public function __construct(private ClientInterface $client)
    {
    }

    public function all(): array
    {
        $this->client->request('GET', '/rates'); // answer: deadline bounded 5s
        app(ClientInterface::class)->request('GET', '/rates'); // answer: deadline bounded 5s
        return [];
    }
}
