package items

import (
	"errors"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func items(url string) (*http.Response, error) {
	for n := 0; n < 5; n++ { // expect: retry-no-throttle
		answer, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		if answer.StatusCode == http.StatusTooManyRequests {
			time.Sleep(time.Second << n)
			continue
		}
		return answer, nil
	}
	return nil, errors.New("busy")
}

// It is not asked again.
func once(url string) (*http.Response, error) {
	for n := 0; n < 5; n++ {
		answer, err := client.Get(url)
		if err != nil {
			time.Sleep(time.Second << n)
			continue
		}
		if answer.StatusCode == http.StatusTooManyRequests {
			return nil, errors.New("busy")
		}
		return answer, nil
	}
	return nil, errors.New("no answer")
}
