package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func forAMinute(url string) error {
	start := time.Now()
	for {
		resp, err := client.Get(url)
		if err == nil {
			return resp.Body.Close()
		}
		if time.Since(start) > time.Minute {
			return err
		}
		time.Sleep(time.Second)
	}
}
