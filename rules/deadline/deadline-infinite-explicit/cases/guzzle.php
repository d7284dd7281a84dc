<?php

use GuzzleHttp\Client;
use Illuminate\Support\Facades\Http;

function run(string $url)
{
    Http::timeout(0)->get($url); // expect: deadline-infinite-explicit
    Http::timeout(60)->get($url);
    $client = new Client(['timeout' => 0]); // expect: deadline-infinite-explicit
    $client->get($url);
    $client->get($url, ['timeout' => 5]);
    $ch = curl_init($url);
    curl_setopt($ch, CURLOPT_TIMEOUT, 0); // expect: deadline-infinite-explicit
    return curl_exec($ch);
}
