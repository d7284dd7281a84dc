package orders

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

type gates struct{ rdb *redis.Client }

// A gate: the key stays after the work, and goes only when the work has failed.
func (g *gates) receive(ctx context.Context, id string, work func() error) error {
	first, err := g.rdb.SetNX(ctx, "seen:"+id, "1", time.Minute).Result()
	if err != nil || !first {
		return err
	}
	if err := work(); err != nil {
		g.rdb.Del(ctx, "seen:"+id)
		return err
	}
	return nil
}

// A store of its own: what the key holds is what callers ask for.
func (g *gates) putNew(ctx context.Context, key, value string) bool {
	return g.rdb.SetNX(ctx, key, value, time.Minute).Val()
}

func (g *gates) value(ctx context.Context, key string) (string, error) {
	return g.rdb.Get(ctx, key).Result()
}

func (g *gates) remove(ctx context.Context, key string) error {
	return g.rdb.Del(ctx, key).Err()
}

// A lock that is asked for: is somebody at it?
func (g *gates) take(ctx context.Context) bool {
	return g.rdb.SetNX(ctx, "settling", "1", time.Minute).Val()
}

func (g *gates) taken(ctx context.Context) bool {
	held, err := g.rdb.Get(ctx, "settling").Result()
	return err == nil && held != ""
}

func (g *gates) free(ctx context.Context) {
	g.rdb.Del(ctx, "settling") // expect: lock-release-non-owner
}
