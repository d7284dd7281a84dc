<?php

namespace Shop;

use GuzzleHttp\Client;
use GuzzleHttp\Psr7\Request;

class Prices
{
    private Client $plain;
    private Client $quick;

    public function __construct(string $base)
    {
        $this->plain = new Client(['base_uri' => $base]); // expect: deadline-absent-http-client
        $this->quick = new Client(['base_uri' => $base, 'timeout' => 2.0]);
    }

    public function today()
    {
        $this->plain->get('/today');
        $this->plain->send(new Request('POST', '/seen'));
        $this->plain->get('/today', ['timeout' => 3]);
        return $this->quick->get('/today');
    }
}

function download(string $url)
{
    $ch = curl_init($url); // expect: deadline-absent-http-client
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 5);
    return curl_exec($ch);
}

function download_within(string $url)
{
    $ch = curl_init($url);
    curl_setopt_array($ch, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10]);
    return curl_exec($ch);
}

function weather(string $url)
{
    wp_remote_get($url);
    return file_get_contents($url);
}
