package shop

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

// The context ends the call, whatever the client would allow.
func price(ctx context.Context, url string) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return client.Do(req)
}
