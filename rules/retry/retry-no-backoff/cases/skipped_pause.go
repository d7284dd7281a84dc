package push

import (
	"log"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

// The pause stands where no failure comes.
func skipped(url string) {
	for i := 0; i < 5; i++ { // expect: retry-no-backoff
		answer, err := client.Get(url)
		if err != nil {
			log.Print(err)
			continue
		}
		if answer.StatusCode >= 500 {
			time.Sleep(time.Second)
			continue
		}
		return
	}
}

// Five nanoseconds.
func wrongUnit(url string) (err error) {
	for i := 0; i < 5; i++ { // expect: retry-no-backoff
		var answer *http.Response
		if answer, err = client.Get(url); err == nil {
			return answer.Body.Close()
		}
		time.Sleep(5)
	}
	return err
}

func pauseFirst(url string) (err error) {
	for i := 0; i < 5; i++ {
		if i > 0 {
			time.Sleep(time.Second)
		}
		answer, failed := client.Get(url)
		if failed != nil {
			err = failed
			continue
		}
		return answer.Body.Close()
	}
	return err
}
