<?php

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;

function elapsed(Client $client)
{
    $end = microtime(true) + 60;
    while (true) {
        try {
            return $client->get('/prices', ['timeout' => 2]);
        } catch (ConnectException $e) {
            if (microtime(true) > $end) { // expect: time-wallclock-duration
                throw $e;
            }
            usleep(random_int(0, 1000000));
        }
    }
}

function counted(Client $client)
{
    $left = 3;
    while (true) {
        try {
            return $client->get('/prices', ['timeout' => 2]);
        } catch (ConnectException $e) {
            if (--$left <= 0) {
                throw $e;
            }
            usleep(random_int(0, 1000000));
        }
    }
}
