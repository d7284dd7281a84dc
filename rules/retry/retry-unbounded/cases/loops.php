<?php

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Exception\TransferException;

function push(Client $client, array $order)
{
    while (true) { // expect: retry-unbounded, retry-no-jitter
        try {
            $client->post('/orders', ['json' => $order, 'timeout' => 2]);
            break;
        } catch (TransferException $e) {
            sleep(1);
        }
    }
}

function push_three_times(Client $client, array $order)
{
    for ($tries = 0; $tries < 3; $tries++) {
        try {
            return $client->post('/orders', ['json' => $order, 'timeout' => 2]);
        } catch (TransferException $e) {
            usleep(100000 * 2 ** $tries);
        }
    }
    throw new RuntimeException('gave up');
}

function push_until_it_counts(Client $client, array $order)
{
    $tries = 0;
    do {
        try {
            return $client->post('/orders', ['json' => $order, 'timeout' => 2]);
        } catch (ConnectException $e) {
            $tries++;
            sleep(1);
        }
    } while ($tries < 5);
}

// Each page is a request of its own: nothing is tried again.
function pages(Client $client)
{
    $page = 1;
    while (true) {
        $answer = json_decode($client->get('/orders', ['query' => ['page' => $page], 'timeout' => 2])->getBody());
        if (!$answer->more) {
            return;
        }
        $page++;
    }
}
