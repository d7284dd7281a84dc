package orders

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// Given back before the long call.
type Brief struct{ rdb *redis.Client }

func (b *Brief) Lock(ctx context.Context, name, token string) (bool, error) {
	return b.rdb.SetNX(ctx, name, token, 5*time.Second).Result()
}

func (b *Brief) Unlock(ctx context.Context, name, token string) error {
	return b.rdb.Eval(ctx, release, []string{name}, token).Err()
}

func note(ctx context.Context, b *Brief, token string) error {
	ok, err := b.Lock(ctx, "note", token)
	if err != nil || !ok {
		return err
	}
	if err := b.Unlock(ctx, "note", token); err != nil {
		return err
	}
	_, err = client.Get("https://bank.example/report")
	return err
}
