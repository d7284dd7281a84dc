<?php

use GuzzleHttp\Client;

function run(Client $client, int $times)
{
    retry(3, fn() => $client->get('/a', ['timeout' => 1]), 100); // answer: bound bounded 3
    retry(times: 4, callback: fn() => $client->get('/a', ['timeout' => 1])); /* expect: retry-no-backoff */ // answer: bound bounded 4
    retry($times, fn() => $client->get('/a', ['timeout' => 1]), 100); // answer: bound inherited
    retry([100, 200], fn() => $client->get('/a', ['timeout' => 1])); // answer: bound unknown

    $tries = 0;
    while (true) {
        try {
            return $client->get('/a', ['timeout' => 1]); // answer: bound bounded
        } catch (\Exception $e) {
            if (++$tries >= 5) {
                throw $e;
            }
            sleep(1);
        }
    }
}
