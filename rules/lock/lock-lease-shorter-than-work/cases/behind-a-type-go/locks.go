package orders

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

const release = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"

var client = &http.Client{Timeout: 30 * time.Second}

type Locker struct{ rdb *redis.Client }

func (l *Locker) Lock(ctx context.Context, key, token string) (bool, error) {
	return l.rdb.SetNX(ctx, key, token, 5*time.Second).Result() // expect: lock-lease-shorter-than-work
}

func (l *Locker) Unlock(ctx context.Context, key, token string) error {
	return l.rdb.Eval(ctx, release, []string{key}, token).Err()
}

func settle(ctx context.Context, l *Locker, token string) error {
	ok, err := l.Lock(ctx, "settle", token)
	if err != nil || !ok {
		return err
	}
	defer l.Unlock(ctx, "settle", token)
	_, err = client.Get("https://bank.example/settled")
	return err
}

// What is returned gives it back.
func (l *Locker) Take(ctx context.Context, key, token string) (func(), error) {
	ok, err := l.rdb.SetNX(ctx, key, token, 5*time.Second).Result() // expect: lock-lease-shorter-than-work
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errors.New("taken")
	}
	return func() { l.rdb.Eval(ctx, release, []string{key}, token) }, nil
}

func settleTaken(ctx context.Context, l *Locker, token string) error {
	free, err := l.Take(ctx, "settle", token)
	if err != nil {
		return err
	}
	defer free()
	_, err = client.Get("https://bank.example/settled")
	return err
}
