package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func send(url string) error {
	resp, err := client.Post(url, "application/json", nil) // expect: idem-unsafe-retry
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
