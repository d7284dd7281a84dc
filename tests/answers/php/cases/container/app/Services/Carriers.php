<?php

namespace App\Services;

use GuzzleHttp\HandlerStack;

// Nobody says in this repository what is handed out here.
class Carriers
{
    public function all(): void
    {
        app('carriers.client')->get('/carriers');
        resolve(HandlerStack::class);
        app(\GuzzleHttp\Client::class)->get('/carriers'); // answer: deadline unknown
    }
}
