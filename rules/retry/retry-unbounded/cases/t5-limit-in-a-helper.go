package push

import (
	"net/http"
	"time"
)

const most = 5

var client = &http.Client{Timeout: 2 * time.Second}

func again(attempt int) bool {
	if attempt >= most {
		return false
	}
	time.Sleep(time.Second)
	return true
}

func push(url string) (err error) {
	for attempt := 0; again(attempt); attempt++ {
		var resp *http.Response
		if resp, err = client.Get(url); err == nil {
			return resp.Body.Close()
		}
	}
	return err
}
