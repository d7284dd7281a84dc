package rules

import (
	"context"
	"errors"
	"math/rand"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 5 * time.Second}

// Every turn asks somebody else, in an order that is drawn.
func firstThatAnswers(ctx context.Context, endpoints []string) (*http.Response, error) {
	for _, i := range rand.Perm(len(endpoints)) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, endpoints[i], nil)
		if err != nil {
			return nil, err
		}
		resp, err := client.Do(req)
		if err != nil {
			continue
		}
		return resp, nil
	}
	return nil, errors.New("no endpoint answered")
}
