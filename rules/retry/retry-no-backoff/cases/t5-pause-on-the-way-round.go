package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func push(url string) (err error) {
	for i := 0; i < 5; i++ {
		if i > 0 {
			time.Sleep(time.Second << i)
		}
		var resp *http.Response
		if resp, err = client.Get(url); err == nil {
			return resp.Body.Close()
		}
	}
	return err
}
