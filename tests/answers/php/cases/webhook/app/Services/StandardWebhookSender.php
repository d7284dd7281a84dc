<?php

namespace App\Services;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;

// The limits stand one level too deep: among the headers, where nobody reads them.
class StandardWebhookSender implements WebhookSenderInterface
{
    public function send(array $message): void
    {
        $options = [
            'body'            => json_encode($message),
            'allow_redirects' => false,
            'headers'         => [
                'Content-Type'    => 'application/json',
                'User-Agent'      => 'shop',
                'connect_timeout' => 3.14,
                'timeout'         => 10, // expect: deadline-key-misplaced
            ],
        ];
        $client = new Client();
        try {
            $client->request('POST', $message['url'], $options); // answer: deadline unbounded
        } catch (ConnectException $e) {
            report($e);
        }
    }
}
