<?php

namespace App\Services;

interface WebhookSenderInterface
{
    public function send(array $message): void;
}
