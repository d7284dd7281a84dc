// A copy of a client that the library or another function made, given its deadline under its own name.
package notice

import (
	"context"
	"net/http"
	"time"
)

var shared = http.DefaultClient

func bounded() *http.Client {
	base := shared
	if base == nil {
		base = http.DefaultClient
	}
	client := *base
	if client.Timeout == 0 {
		client.Timeout = 5 * time.Second
	}
	return &client
}

func send(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, "GET", "http://notices/1", nil)
	if err != nil {
		return err
	}
	_, err = bounded().Do(request)
	return err
}

func Notify() error { return send(context.Background()) }

func direct() {
	client := *http.DefaultClient
	client.Timeout = 5 * time.Second
	client.Get("http://notices/2")
}

func bare() {
	client := *http.DefaultClient
	client.Get("http://notices/3") // expect: deadline-absent-http-client
}

func made() {
	client := new(http.Client) // expect: deadline-absent-http-client
	client.Get("http://notices/4")
}
