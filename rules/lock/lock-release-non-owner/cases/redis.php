<?php

class Booking
{
    public function __construct(private Redis $redis)
    {
    }

    public function settle(string $order): void
    {
        if (!$this->redis->set("lock:$order", '1', ['nx', 'ex' => 30])) {
            return;
        }
        try {
            book($order);
        } finally {
            $this->redis->del("lock:$order"); // expect: lock-release-non-owner
        }
    }

    public function settle_as_owner(string $order): void
    {
        $token = bin2hex(random_bytes(16));
        if (!$this->redis->set("job:$order", $token, ['nx', 'ex' => 30])) {
            return;
        }
        try {
            book($order);
        } finally {
            $this->redis->eval('if redis.call("get",KEYS[1]) == ARGV[1] then return redis.call("del",KEYS[1]) end', ["job:$order", $token], 1);
        }
    }

    public function forget(string $order): void
    {
        $this->redis->del("cache:$order");
    }
}
