package shop

import (
	"context"
	"net/http"
)

// The context ends the loop by way of a flag.
func reserve(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	// answer: bound inherited
	for {
		resp, err := client.Do(req.WithContext(ctx))
		if err == nil {
			return resp, nil
		}
		done := false
		select {
		case <-ctx.Done():
			done = true
		default:
		}
		if done {
			return nil, err
		}
	}
}

type order struct{ run string }

// It calls itself again under a condition that the second call no longer meets.
func (o *order) send(ctx context.Context, client *http.Client) error {
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://stock.example.com/"+o.run, nil)
	_, err := client.Do(req) // answer: deadline inherited
	if err != nil && o.run != "" {
		o.run = ""
		return o.send(ctx, client) // answer: bound bounded 1
	}
	return err
}
