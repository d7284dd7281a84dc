package orders

import (
	"errors"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func everything(url string) error {
	for n := 0; n < 3; n++ { // expect: retry-non-retryable
		answer, err := client.Post(url, "text/plain", nil) // expect: idem-unsafe-retry
		if err == nil && answer.StatusCode == http.StatusOK {
			return nil
		}
		time.Sleep(time.Second)
	}
	return errors.New("no answer")
}

func onlyOverload(url string) error {
	for n := 0; n < 3; n++ {
		answer, err := client.Post(url, "text/plain", nil) // expect: idem-unsafe-retry
		if err == nil && answer.StatusCode < 500 {
			return nil
		}
		time.Sleep(time.Second)
	}
	return errors.New("no answer")
}

// What is not there yet is asked for again.
func untilItIsThere(url string) error {
	for n := 0; n < 3; n++ {
		answer, err := client.Get(url)
		if err == nil && answer.StatusCode == http.StatusOK {
			return nil
		}
		time.Sleep(time.Second)
	}
	return errors.New("not there")
}
