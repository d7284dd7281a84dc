<?php

use GuzzleHttp\Client;

class Orders
{
    private Client $client;

    public function __construct()
    {
        $this->client = new Client(['base_uri' => 'https://orders']);
    }

    public function all(array $options)
    {
        $this->client->get('/orders', $options); // answer: deadline inherited
        $this->client->get('/orders', array_merge(['headers' => []], $options)); // answer: deadline inherited
        $this->client->get('/orders', $options + ['headers' => []]); // answer: deadline inherited
        $this->client->get('/orders', ['headers' => [], ...$options]); // answer: deadline inherited
        $this->client->get('/orders', $this->options()); // answer: deadline unknown
        $this->client->get('/orders', array_replace_recursive($this->options(), ['json' => 1])); // answer: deadline unknown
    }

    private function options(): array
    {
        return read_options('orders');
    }
}
