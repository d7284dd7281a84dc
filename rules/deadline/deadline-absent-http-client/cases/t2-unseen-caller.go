package prices

import (
	"context"
	"net/http"
)

// Nobody in sight calls this: the caller may well have set a deadline.
func Fetch(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
