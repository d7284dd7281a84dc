<?php

use Illuminate\Support\Facades\Cache;
use Symfony\Component\Lock\LockFactory;

function run(Redis $redis, Predis\Client $predis, LockFactory $locks, int $seconds, $ttl)
{
    Cache::lock('a', 10)->get(); // answer: lease bounded 10s
    Cache::lock('b')->get(); // answer: lease unbounded
    Cache::lock('c', $seconds)->get(); // answer: lease inherited
    $locks->createLock('d'); // answer: lease bounded 300s
    $locks->createLock('e', ttl: 30); // answer: lease bounded 30s
    $locks->createLock('f', null); // answer: lease unbounded
    $redis->set('g', '1', ['nx', 'ex' => 20]); // answer: lease bounded 20s
    $redis->set('h', '1', ['nx']); // answer: lease unbounded
    $redis->set('i', '1', ['nx', 'ex' => $ttl]); // answer: lease inherited
    $predis->set('j', '1', 'EX', 30, 'NX'); // answer: lease bounded
    $predis->setnx('k', '1'); // answer: lease unbounded
}
