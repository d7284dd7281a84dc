package cart

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// Zero is this library's word for its default of three seconds.
var rdb = redis.NewClient(&redis.Options{Addr: "cache:6379", ReadTimeout: 0})

func load(id string) (string, error) {
	return rdb.Get(context.Background(), id).Result()
}
