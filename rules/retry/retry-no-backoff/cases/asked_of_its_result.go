package ping

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// What is asked of the result is asked of the call.
func ping(ctx context.Context, r *redis.Client) {
	for { // expect: retry-unbounded, retry-no-backoff
		if err := r.Ping(ctx).Err(); err == nil {
			return
		}
	}
}
