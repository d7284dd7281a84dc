<?php

use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Redis;
use Symfony\Component\Lock\LockFactory;

function settle(string $order)
{
    $lock = Cache::lock('settle:' . $order); // expect: lock-no-lease
    if (!$lock->get()) {
        return;
    }
    try {
        book($order);
    } finally {
        $lock->release();
    }
}

function settle_within(string $order)
{
    $lock = Cache::lock('settle:' . $order, 30);
    if ($lock->get()) {
        try {
            book($order);
        } finally {
            $lock->release();
        }
    }
}

function by_command(string $order)
{
    if (Redis::setnx('lock:' . $order, 1)) { // expect: lock-release-not-guaranteed, lock-no-lease
        book($order);
        Redis::del('lock:' . $order);
    }
}

function by_command_with_expiry(string $job)
{
    if (Redis::setnx('job:' . $job, 1)) { // expect: lock-release-not-guaranteed, lock-acquire-not-atomic
        Redis::expire('job:' . $job, 60);
        book($job);
        Redis::del('job:' . $job);
    }
}

function without_end(LockFactory $locks)
{
    $lock = $locks->createLock('import', null); // expect: lock-no-lease
    if ($lock->acquire()) {
        import();
        $lock->release();
    }
    $other = $locks->createLock('export');
    if ($other->acquire()) {
        export();
        $other->release();
    }
}
