package orders

import (
	"errors"
	"log"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func swallowed(url string) error {
	for n := 0; n < 3; n++ { // expect: retry-exhaustion-swallowed
		answer, err := client.Post(url, "text/plain", nil) // expect: idem-unsafe-retry
		if err == nil {
			answer.Body.Close()
			return nil
		}
		log.Printf("attempt %d: %v", n, err)
		time.Sleep(time.Second << n)
	}
	return nil
}

func told(url string) error {
	for n := 0; n < 3; n++ {
		answer, err := client.Post(url, "text/plain", nil) // expect: idem-unsafe-retry
		if err == nil {
			answer.Body.Close()
			return nil
		}
		time.Sleep(time.Second << n)
	}
	return errors.New("no answer")
}

func lastError(url string) (err error) {
	for n := 0; n < 3; n++ {
		var answer *http.Response
		if answer, err = client.Post(url, "text/plain", nil); err == nil { // expect: idem-unsafe-retry
			return answer.Body.Close()
		}
		time.Sleep(time.Second << n)
	}
	return err
}
