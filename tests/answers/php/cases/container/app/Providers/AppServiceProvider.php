<?php

namespace App\Providers;

use App\Services\Carriers;
use App\Services\Mail;
use App\Services\Rates;
use App\Services\RatesApi;
use App\Services\Stock;
use GuzzleHttp\Client;
use GuzzleHttp\ClientInterface;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(ClientInterface::class, function ($app) {
            return new Client(['timeout' => 5]);
        });
        $this->app->bind(Rates::class, RatesApi::class);
        $this->app->singleton(Stock::class, fn () => new Stock(new Client(['base_uri' => 'https://stock']))); // expect: deadline-absent-http-client
        $this->app->when(Mail::class)->needs(Client::class)->give(fn () => new Client(['timeout' => 2]));
        $this->app->bind('carriers.client', fn () => new Client());
    }
}
