<?php

namespace App\Services;

use GuzzleHttp\Client;

// What the container is told for this class alone is not followed.
class Mail
{
    public function __construct(private Client $client)
    {
    }

    public function send(): void
    {
        $this->client->post('/mails'); // answer: deadline unknown
    }
}
