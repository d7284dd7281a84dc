<?php

use GuzzleHttp\Client;
use GuzzleHttp\RequestOptions;

class Orders
{
    public function all(array $settings)
    {
        $client = new Client(); // expect: deadline-absent-http-client
        $client->get('/a', ['timeout' => $settings['timeout'] ?? 10]); // answer: deadline bounded 10s
        $client->get('/b', ['timeout' => isset($settings['timeout']) ? (int) $settings['timeout'] : 10]); // answer: deadline bounded 10s
        $client->get('/c', ['timeout' => empty($settings['timeout']) ? 10 : $settings['timeout']]); // answer: deadline bounded 10s
        $client->get('/d', [RequestOptions::TIMEOUT => $settings['timeout'] ?: 10]); // answer: deadline bounded 10s
        $client->get('/e', ['timeout' => array_key_exists('timeout', $settings) ? $settings['timeout'] : 10]); // answer: deadline bounded 10s
        $client->get('/f', ['timeout' => isset($settings['retries']) ? $settings['timeout'] : 10]); // answer: deadline unbounded
        $client->get('/g', ['timeout' => $settings['timeout']]); // answer: deadline unbounded
    }

    public function one(array $settings, ?int $timeout = null)
    {
        $limit = 4;
        if (!empty($settings['timeout'])) {
            $limit = $settings['timeout'];
        }
        if (is_null($timeout)) {
            $timeout = 3;
        }
        (new Client())->get('/a', ['timeout' => $limit]); // answer: deadline bounded 4s
        (new Client())->get('/b', ['timeout' => $timeout]); // answer: deadline bounded 3s
    }
}

(new Orders())->all(['retries' => 2]);
(new Orders())->one([]);
