package watch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

var errNothingNew = errors.New("nothing new")

var poller = &http.Client{Timeout: time.Minute}

func changes(ctx context.Context, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := poller.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified {
		return nil, errNothingNew
	}
	return io.ReadAll(resp.Body)
}

// The answer says that there is nothing new: the peer has waited, and is asked again.
func watch(ctx context.Context, url string) ([]byte, error) {
	for ctx.Err() == nil {
		got, err := changes(ctx, url)
		if err == errNothingNew {
			continue
		}
		return got, err
	}
	return nil, ctx.Err()
}

func insist(ctx context.Context, url string) ([]byte, error) {
	for ctx.Err() == nil { // expect: retry-no-backoff
		got, err := changes(ctx, url)
		if err != nil {
			continue
		}
		return got, nil
	}
	return nil, ctx.Err()
}
