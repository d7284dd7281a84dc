package orders

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

const settleKey = "lock:settle"

type Lock struct{ rdb *redis.Client }

func (l *Lock) Take(ctx context.Context) bool {
	ok, err := l.rdb.SetNX(ctx, settleKey, "1", 30*time.Second).Result()
	return err == nil && ok
}

func (l *Lock) Free(ctx context.Context) {
	l.rdb.Del(ctx, settleKey) // expect: lock-release-non-owner
}
