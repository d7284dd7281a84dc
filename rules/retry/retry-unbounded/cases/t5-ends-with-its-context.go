package push

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func whileWanted(ctx context.Context, url string) error {
	for {
		resp, err := client.Get(url)
		if err == nil {
			return resp.Body.Close()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}
