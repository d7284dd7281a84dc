package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func untilItWorks(url string) {
	for { // expect: retry-unbounded, retry-no-jitter
		resp, err := client.Get(url)
		if err == nil {
			resp.Body.Close()
			return
		}
		time.Sleep(time.Second)
	}
}
