<?php

use GuzzleHttp\Client;
use GuzzleHttp\Exception\TransferException;
use Illuminate\Support\Facades\Http;

function run(Client $client, string $url)
{
    retry(5, fn() => Http::post($url)); // expect: retry-no-backoff, idem-unsafe-retry
    retry(5, fn() => Http::post($url), 200); // expect: idem-unsafe-retry
    retry([100, 400, 900], fn() => Http::post($url)); // expect: idem-unsafe-retry
    Http::retry(4)->post($url); // expect: retry-no-backoff
    Http::retry(4, 250)->post($url);
    Http::retry(2)->get($url);
    Http::retry(4, fn(int $attempt) => $attempt * 100)->post($url);
}

function at_once(Client $client, string $url)
{
    for ($i = 0; $i < 5; $i++) { // expect: retry-no-backoff
        try {
            return $client->post($url, ['timeout' => 2]);
        } catch (TransferException $e) {
            error_log($e->getMessage());
        }
    }
}
