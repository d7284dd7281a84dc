package prices

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 10 * time.Second}

func around(url string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	for i := 0; i < 3; i++ { // expect: retry-exceeds-deadline
		request, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		var answer *http.Response
		if answer, err = client.Do(request); err == nil {
			return answer.Body.Close()
		}
		time.Sleep(time.Second)
	}
	return err
}

// Each attempt has its own.
func within(url string) (err error) {
	for i := 0; i < 3; i++ {
		ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		request, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		var answer *http.Response
		answer, err = client.Do(request)
		cancel()
		if err == nil {
			return answer.Body.Close()
		}
		time.Sleep(time.Second)
	}
	return err
}

// The caller's.
func given(ctx context.Context, url string) (err error) {
	for i := 0; i < 3; i++ {
		request, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		var answer *http.Response
		if answer, err = client.Do(request); err == nil {
			return answer.Body.Close()
		}
		time.Sleep(time.Second)
	}
	return err
}

// They fit in.
func enough(url string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for i := 0; i < 3; i++ {
		request, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		var answer *http.Response
		if answer, err = client.Do(request); err == nil {
			return answer.Body.Close()
		}
		time.Sleep(time.Second)
	}
	return err
}
