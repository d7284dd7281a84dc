package orders

import (
	"context"

	"github.com/redis/go-redis/v9"
)

func settle(ctx context.Context, rdb *redis.Client, order string) {
	key := "lock:" + order
	ok, err := rdb.SetNX(ctx, key, "1", 0).Result() // expect: lock-no-lease
	if err != nil || !ok {
		return
	}
	defer rdb.Del(ctx, key)
	book(order)
}

func book(order string) {}
