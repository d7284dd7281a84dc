package push

import (
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v4"
)

var client = &http.Client{Timeout: 2 * time.Second}

func untilItWorks(url string) error {
	policy := backoff.NewExponentialBackOff() // expect: retry-unbounded
	policy.MaxElapsedTime = 0
	return backoff.Retry(func() error {
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		return resp.Body.Close()
	}, policy)
}
