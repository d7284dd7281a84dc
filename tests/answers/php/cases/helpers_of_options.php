<?php

use GuzzleHttp\Client;

function defaults(int $seconds = 9): array
{
    return ['timeout' => $seconds];
}

function with_limit(array &$options): void
{
    $options['timeout'] = 6;
}

function run(string $url)
{
    $client = new Client();
    $client->get($url, defaults()); // answer: deadline bounded 9s
    $client->get($url, defaults(2)); // answer: deadline bounded 2s
    $client->get($url, array_merge(defaults(seconds: 3), ['json' => []])); // answer: deadline bounded 3s

    $options = ['json' => []];
    with_limit($options);
    $client->post($url, $options); // answer: deadline bounded 6s

    $later = [];
    $later['timeout'] = 8;
    $client->post($url, $later); // answer: deadline bounded 8s

    ['timeout' => $seconds] = ['timeout' => 11, 'tries' => 2];
    $client->post($url, compact('url') + ['timeout' => $seconds]); // answer: deadline bounded 11s
}
