package fleet

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{} // expect: deadline-absent-http-client

// Runs every job with the context that it was given.
func forEach(ctx context.Context, jobs []string, run func(ctx context.Context, job string) error) error {
	for _, job := range jobs {
		if err := run(ctx, job); err != nil {
			return err
		}
	}
	return nil
}

// The runner has other callers, with other contexts and other jobs: they are none of this one's.
func limited(parent context.Context, jobs []string) error {
	ctx, cancel := context.WithTimeout(parent, 3*time.Second)
	defer cancel()
	return forEach(ctx, jobs, func(ctx context.Context, job string) error {
		own, err := http.NewRequestWithContext(ctx, http.MethodGet, job, nil)
		if err != nil {
			return err
		}
		_, err = client.Do(own) // answer: deadline bounded 3s
		return err
	})
}

func unlimited(jobs []string) error {
	return forEach(context.Background(), jobs, func(ctx context.Context, job string) error {
		own, err := http.NewRequestWithContext(ctx, http.MethodPut, job, nil)
		if err != nil {
			return err
		}
		_, err = client.Do(own) // answer: deadline unbounded
		return err
	})
}
