// A context is no deadline: only one that has a deadline is.
package prices

import (
	"context"
	"net/http"
	"time"
)

func background(url string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil) // expect: deadline-absent-http-client
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request)
}

func cancelled(url string) (*http.Response, error) {
	ctx, cancel := context.WithCancel(context.Background()) // expect: deadline-absent-http-client
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request)
}

func bounded(url string) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request) // answer: deadline bounded 2s
}
