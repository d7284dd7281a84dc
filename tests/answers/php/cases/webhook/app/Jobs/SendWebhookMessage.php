<?php

namespace App\Jobs;

use App\Services\WebhookSenderInterface;
use Illuminate\Contracts\Queue\ShouldQueue;

class SendWebhookMessage implements ShouldQueue
{
    public function __construct(private array $message)
    {
    }

    public function handle(): void
    {
        $sender = app(WebhookSenderInterface::class);
        $sender->send($this->message);
    }
}
