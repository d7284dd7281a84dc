package settle

import (
	"context"
	"database/sql"
	"time"

	"github.com/bsm/redislock"
	"github.com/redis/go-redis/v9"
)

var sentinels = redislock.New(redis.NewFailoverClient(&redis.FailoverOptions{MasterName: "shop", SentinelAddrs: []string{"a:26379"}}))
var single = redislock.New(redis.NewClient(&redis.Options{Addr: "a:6379"}))

func settle(ctx context.Context, db *sql.DB, order string) error {
	lock, err := sentinels.Obtain(ctx, "lock:"+order, 30*time.Second, nil) // expect: lock-on-async-replica
	if err != nil {
		return err
	}
	defer lock.Release(ctx)
	_, err = db.ExecContext(ctx, "INSERT INTO payments (order_id, amount) VALUES ($1, 10)", order)
	return err
}

func settleOnOneServer(ctx context.Context, db *sql.DB, order string) error {
	lock, err := single.Obtain(ctx, "lock:"+order, 30*time.Second, nil) // expect: lock-no-fencing-token
	if err != nil {
		return err
	}
	defer lock.Release(ctx)
	_, err = db.ExecContext(ctx, "INSERT INTO payments (order_id, amount) VALUES ($1, 10)", order)
	return err
}
