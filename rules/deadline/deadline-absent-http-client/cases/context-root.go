package prices

import (
	"context"
	"net/http"
)

func fetch(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func today() (*http.Response, error) {
	return fetch(context.Background(), "http://prices/today") // expect: deadline-absent-http-client
}
