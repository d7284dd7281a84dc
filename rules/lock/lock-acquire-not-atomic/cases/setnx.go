package main

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

func settle(ctx context.Context, rdb *redis.Client, order string) {
	key := "lock:" + order
	if ok, _ := rdb.SetNX(ctx, key, order, 0).Result(); !ok { // expect: lock-acquire-not-atomic
		return
	}
	rdb.Expire(ctx, key, 30*time.Second)
	println("settling", order)
}

func atOnce(ctx context.Context, rdb *redis.Client, order string) {
	if ok, _ := rdb.SetNX(ctx, "lock:"+order, order, 30*time.Second).Result(); !ok {
		return
	}
	println("settling", order)
}
