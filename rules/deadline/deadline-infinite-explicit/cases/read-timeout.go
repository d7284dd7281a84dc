package cart

import (
	"context"

	"github.com/redis/go-redis/v9"
)

var rdb = redis.NewClient(&redis.Options{Addr: "cache:6379", ReadTimeout: -1}) // expect: deadline-infinite-explicit

func load(id string) (string, error) {
	return rdb.Get(context.Background(), id).Result()
}
