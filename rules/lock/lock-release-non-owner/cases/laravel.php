<?php

use Illuminate\Support\Facades\Cache;

function forced(string $order)
{
    $lock = Cache::lock('pay:' . $order, 10); // expect: lock-release-not-guaranteed
    if ($lock->get()) {
        pay($order);
        $lock->forceRelease(); // expect: lock-release-non-owner
    }
}

function owned(string $order)
{
    $lock = Cache::lock('pay:' . $order, 10); // expect: lock-release-not-guaranteed
    if ($lock->get()) {
        pay($order);
        $lock->release();
    }
}
