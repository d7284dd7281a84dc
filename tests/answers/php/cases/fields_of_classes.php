<?php

namespace Shop;

use GuzzleHttp\Client;

abstract class Service
{
    protected const TIMEOUT = 3;
    protected int $wait = 7;
    private static ?Client $shared = null;

    protected function options(): array
    {
        return ['timeout' => self::TIMEOUT, 'headers' => ['Accept' => 'application/json']];
    }

    public static function shared(): Client
    {
        return self::$shared ??= new Client(['timeout' => Limits::SHARED / 1000]);
    }
}

final class Limits
{
    public const SHARED = 1500;
    public const NONE = 0; // expect: deadline-infinite-explicit
}

class Orders extends Service
{
    private Client $client;

    public function __construct()
    {
        $this->client = new Client($this->options());
    }

    public function all()
    {
        $this->client->get('/orders'); // answer: deadline bounded 3s
        static::shared()->get('/orders'); // answer: deadline bounded 1.5s
        $fresh = new Client(); // expect: deadline-absent-http-client
        $fresh->get('/orders', ['timeout' => $this->wait]); // answer: deadline bounded 7s
        $fresh->get('/orders', ['timeout' => Limits::NONE]); // answer: deadline unbounded
        $fresh->get('/orders', ['connect_timeout' => 2]); // answer: deadline unbounded
    }
}
