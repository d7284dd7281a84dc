<?php

use GuzzleHttp\Client;
use GuzzleHttp\RequestOptions;
use Acme\Keys;

function run(string $key, string $url)
{
    $client = new Client();
    $client->get($url, [$key => 5]); // answer: deadline unknown
    $client->get($url, [Keys::LIMIT => 5]); // answer: deadline unknown
    $client->get($url, [RequestOptions::TIMEOUT => 5]); // answer: deadline bounded 5s
    // expect: deadline-key-misplaced
    $client->get($url, [RequestOptions::HEADERS => ['timeout' => 5]]); // answer: deadline unbounded
    $client->get($url, ['curl' => [CURLOPT_TIMEOUT_MS => 1500]]); // answer: deadline bounded 1.5s
}
