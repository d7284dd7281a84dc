<?php

namespace Shop;

use GuzzleHttp\Client;
use GuzzleHttp\ClientInterface;
use Psr\Http\Client\ClientInterface as Psr18;
use Psr\Http\Message\RequestInterface;

// A container, a test or a framework makes this object: how, is not seen here.
final class Prices
{
    private Client $late;

    public function __construct(private readonly ClientInterface $client, private Psr18 $plain)
    {
    }

    public function setLate(Client $late): void
    {
        $this->late = $late;
    }

    public function today(RequestInterface $request)
    {
        $this->client->request('GET', '/prices'); // answer: deadline inherited
        $this->late->get('/prices'); // answer: deadline inherited
        return $this->plain->sendRequest($request); // answer: deadline inherited
    }
}
