<?php

use GuzzleHttp\Client;

class Shipping
{
    private $client;

    public function __construct(array $config)
    {
        $this->client = new Client($config);
    }

    public function quote()
    {
        return $this->client->post('/quote'); // answer: deadline inherited
    }
}

function fromFile()
{
    $config = require __DIR__ . '/http.php';
    $client = new Client($config);
    return $client->get('/a'); // answer: deadline unknown
}

function fromService($settings)
{
    $client = new Client($settings->get('http'));
    return $client->get('/a'); // answer: deadline unknown
}
