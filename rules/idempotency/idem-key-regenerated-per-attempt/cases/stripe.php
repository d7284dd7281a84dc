<?php

use Illuminate\Support\Str;
use Stripe\StripeClient;

function charge(StripeClient $stripe, array $order)
{
    return retry(3, function () use ($stripe, $order) {
        return $stripe->charges->create(['amount' => $order['total']], ['idempotency_key' => (string) Str::uuid()]); // expect: idem-key-regenerated-per-attempt
    }, 200);
}

function charge_once(StripeClient $stripe, array $order)
{
    $key = (string) Str::uuid();
    return retry(3, fn() => $stripe->charges->create(['amount' => $order['total']], ['idempotency_key' => $key]), 200);
}
