<?php

use GuzzleHttp\Client;

class Prices
{
    public function sent(string $url)
    {
        $client = new Client();
        $options = [
            'body' => '{}',
            'headers' => [
                'User-Agent' => 'shop',
                'timeout' => 10, // expect: deadline-key-misplaced
            ],
        ];
        return $client->request('POST', $url, $options);
    }

    // The keys of an older version.
    public function older(string $url)
    {
        $client = new Client(['defaults' => ['timeout' => 5]]); // expect: deadline-key-misplaced
        return $client->get($url);
    }

    public function limited(string $url)
    {
        $client = new Client();
        return $client->request('POST', $url, ['headers' => ['timeout' => '10'], 'timeout' => 10]);
    }

    // The client comes from outside and may have a limit of its own.
    public function given(Client $client, string $url)
    {
        return $client->request('POST', $url, ['headers' => ['timeout' => 10]]);
    }

    public function told(string $url)
    {
        $client = new Client();
        return $client->request('POST', $url, ['json' => ['timeout' => 10], 'timeout' => 12]);
    }
}
