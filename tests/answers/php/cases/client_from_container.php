<?php

use GuzzleHttp\Client;
use Psr\Container\ContainerInterface;

class Stock
{
    public function __construct(private ContainerInterface $container)
    {
    }

    public function get()
    {
        /** @var Client $client */
        $client = $this->container->get('stock.client');
        $client->get('/stock'); // answer: deadline unknown
        app('http.client')->get('/stock');
        return $this->client()->get('/stock'); // answer: deadline unknown
    }

    private function client(): Client
    {
        return $this->container->get(Client::class);
    }
}
