<?php

use Stripe\Charge;
use Stripe\PaymentIntent;
use Stripe\StripeClient;

class Payments
{
    private StripeClient $stripe;

    public function __construct(string $key)
    {
        $this->stripe = new StripeClient($key);
    }

    public function charge(array $order, array $options)
    {
        Charge::create(['amount' => $order['total'], 'currency' => 'eur']); // expect: idem-key-missing-outbound
        Charge::create(['amount' => $order['total'], 'currency' => 'eur'], ['idempotency_key' => 'order:' . $order['id']]);
        PaymentIntent::create(['amount' => $order['total']], $options);
        $this->stripe->paymentIntents->create(['amount' => $order['total']]); // expect: idem-key-missing-outbound
        $this->stripe->refunds->create(['charge' => $order['charge']], ['idempotency_key' => "refund:{$order['id']}"]);
    }
}
