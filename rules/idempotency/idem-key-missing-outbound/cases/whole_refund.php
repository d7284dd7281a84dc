<?php

use Stripe\Refund;
use Stripe\StripeClient;

class Returns
{
    private StripeClient $stripe;

    public function __construct(string $key)
    {
        $this->stripe = new StripeClient($key);
    }

    // What is given back whole cannot be given back again; a part can.
    public function giveBack(array $order)
    {
        $this->stripe->refunds->create(['payment_intent' => $order['intent']]);
        Refund::create(['charge' => $order['charge']]);
        $this->stripe->refunds->create(['payment_intent' => $order['intent'], 'amount' => 500]); // expect: idem-key-missing-outbound
        Refund::create(['charge' => $order['charge'], 'amount' => $order['shipping']]); // expect: idem-key-missing-outbound
    }
}
