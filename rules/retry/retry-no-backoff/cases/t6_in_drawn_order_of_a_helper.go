package rules

import (
	"context"
	"errors"
	"math/rand"
	"net/http"
	"time"
)

type peer struct{ client *http.Client }

func newPeer() *peer { return &peer{client: &http.Client{Timeout: 5 * time.Second}} }

func (p *peer) ask(ctx context.Context, endpoint string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, endpoint, nil)
	if err != nil {
		return nil, err
	}
	return p.client.Do(req)
}

func firstThatAnswers(ctx context.Context, p *peer, endpoints []string) (*http.Response, error) {
	for _, i := range rand.Perm(len(endpoints)) {
		if resp, err := p.ask(ctx, endpoints[i]); err == nil {
			return resp, nil
		}
	}
	return nil, errors.New("no endpoint answered")
}

// The same endpoint again and again.
func untilItAnswers(ctx context.Context, p *peer, endpoint string) (*http.Response, error) {
	for i := 0; i < 5; i++ { // expect: retry-no-backoff
		if resp, err := p.ask(ctx, endpoint); err == nil {
			return resp, nil
		}
	}
	return nil, errors.New("no answer")
}
