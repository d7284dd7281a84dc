<?php

namespace App\Http;

use GuzzleHttp\Client;

abstract class Base
{
    protected array $settings = [];

    protected function client(): Client
    {
        return new Client($this->settings);
    }
}
