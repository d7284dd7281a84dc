package main

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// Waiting for work is what it is for.
func next(ctx context.Context, rdb *redis.Client) ([]string, error) {
	return rdb.BLPop(ctx, 0, "jobs").Result()
}
