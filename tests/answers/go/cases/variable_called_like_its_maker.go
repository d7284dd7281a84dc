// A variable may be called like the function that makes it: what is called is the function, and asking for the type of one of several such
// variables ends.
package prices

import (
	"context"
	"net/http"
	"time"
)

func client(seconds int) (*http.Client, error) {
	return &http.Client{Timeout: 2 * time.Second}, nil
}

func request(ctx context.Context, from *http.Client) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, http.MethodGet, "http://prices/1", nil)
}

func price(ctx context.Context, again bool) (*http.Response, error) {
	if again {
		client, err := client(1)
		if err != nil {
			return nil, err
		}
		request, err := request(ctx, client)
		if err != nil {
			return nil, err
		}
		return client.Do(request) // answer: deadline bounded 2s
	}
	client, err := client(2)
	if err != nil {
		return nil, err
	}
	request, err := request(ctx, client)
	if err != nil {
		return nil, err
	}
	return client.Do(request) // answer: deadline bounded 2s
}
