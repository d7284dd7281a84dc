package orders

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

func settle(ctx context.Context, rdb *redis.Client, order string) {
	key := "lock:" + order
	ok, err := rdb.SetNX(ctx, key, "1", 30*time.Second).Result()
	if err != nil || !ok {
		return
	}
	defer rdb.Del(ctx, key) // expect: lock-release-non-owner
	book(order)
}

func book(order string) {}
