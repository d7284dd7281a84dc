package shop

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// Each event once: the key stays after success.
func handle(ctx context.Context, rdb *redis.Client, event string, work func() error) error {
	ok, err := rdb.SetNX(ctx, "seen:"+event, "1", time.Hour).Result()
	if err != nil || !ok {
		return err
	}
	if err := work(); err != nil {
		rdb.Del(ctx, "seen:"+event)
		return err
	}
	return nil
}
