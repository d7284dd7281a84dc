<?php

use GuzzleHttp\Client;
use Acme\Http\Base;

class Limited extends Client
{
    public function __construct(array $config = [])
    {
        parent::__construct($config + ['timeout' => 4]);
    }
}

class Deeper extends Limited
{
    public function stock()
    {
        return $this->get('/stock'); // answer: deadline bounded
    }
}

class Bare extends Client
{
    public function stock()
    {
        return $this->get('/stock'); // answer: deadline unknown
    }
}

class Slow extends Client
{
    public function __construct(string $base)
    {
        parent::__construct(['base_uri' => $base]);
    }
}

class Foreign extends Base
{
    public function stock(Client $client)
    {
        return $this->client->get('/stock');
    }
}

(new Limited())->get('/a'); // answer: deadline bounded 4s
(new Limited(['timeout' => 2]))->get('/a'); // answer: deadline bounded 2s
(new Bare())->get('/a'); /* expect: deadline-absent-http-client */ // answer: deadline unbounded
(new Bare(['timeout' => 3]))->get('/a'); // answer: deadline bounded 3s
(new Slow('https://slow'))->get('/a'); /* expect: deadline-absent-http-client */ // answer: deadline unbounded
