<?php

namespace App\Services;

use GuzzleHttp\Client;

class Stock
{
    public function __construct(private Client $client)
    {
    }

    public function all(): array
    {
        $this->client->get('/stock'); // answer: deadline unbounded
        return [];
    }
}
