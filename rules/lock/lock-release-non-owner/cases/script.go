package orders

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

var release = redis.NewScript(`if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0`)

func settle(ctx context.Context, rdb *redis.Client, order string) {
	key, token := "lock:"+order, uuid.NewString()
	ok, err := rdb.SetNX(ctx, key, token, 30*time.Second).Result()
	if err != nil || !ok {
		return
	}
	defer release.Run(ctx, rdb, []string{key}, token)
	book(order)
}

func book(order string) {}
