<?php

namespace App\Providers;

use App\Services\StandardWebhookSender;
use App\Services\WebhookSenderInterface;
use Illuminate\Support\ServiceProvider;

class ShopServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->bind(WebhookSenderInterface::class, StandardWebhookSender::class);
    }
}
