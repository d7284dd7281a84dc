<?php

use GuzzleHttp\Client;
use Illuminate\Support\Facades\Http;

// A key that no file of the repository sets.
class Weather
{
    private Client $client;

    public function __construct()
    {
        $this->client = new Client(['timeout' => config('services.weather.timeout')]);
    }

    public function today()
    {
        Http::timeout(env('WEATHER_TIMEOUT'))->get('https://weather'); // answer: deadline unknown
        return $this->client->get('/today'); // answer: deadline unknown
    }
}
