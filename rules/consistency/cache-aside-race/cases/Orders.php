<?php

namespace App\Services;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;

class Order extends Model
{
}

class Orders
{
    public function find(int $id)
    {
        return Cache::remember("order.{$id}", 3600, function () use ($id) {
            return Order::find($id);
        });
    }

    public function close(int $id): void
    {
        DB::transaction(function () use ($id) {
            Order::where('id', $id)->update(['state' => 'closed']);
            Cache::forget("order.{$id}"); // expect: cache-aside-race
        });
    }

    public function closeAndForget(int $id): void
    {
        DB::transaction(function () use ($id) {
            Order::where('id', $id)->update(['state' => 'closed']);
        });
        Cache::forget("order.{$id}");
    }

    public function afterCommit(int $id): void
    {
        DB::transaction(function () use ($id) {
            Order::where('id', $id)->update(['state' => 'closed']);
            DB::afterCommit(fn () => Cache::forget("order.{$id}"));
        });
    }
}
