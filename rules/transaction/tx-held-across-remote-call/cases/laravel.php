<?php

namespace App;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Mail;

class Order extends Model
{
}

class Checkout
{
    public function place(array $order)
    {
        DB::transaction(function () use ($order) { // expect: tx-held-across-remote-call
            Order::create($order);
            $this->charge($order);
        });
    }

    public function placeByHand(array $order)
    {
        DB::beginTransaction(); // expect: tx-held-across-remote-call
        try {
            Order::create($order);
            $this->charge($order);
            DB::commit();
        } catch (\Throwable $e) {
            DB::rollBack();
            throw $e;
        }
    }

    public function placeFirst(array $order)
    {
        DB::transaction(fn() => Order::create($order));
        $this->charge($order);
    }

    public function placeAndMailLater(array $order)
    {
        DB::transaction(function () use ($order) {
            Order::create($order);
            DB::afterCommit(fn() => $this->charge($order));
        });
    }

    private function charge(array $order)
    {
        return Http::timeout(3)->post('https://pay.example/charges', $order);
    }
}
