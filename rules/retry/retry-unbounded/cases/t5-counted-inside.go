package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func send(url string, max int) error {
	for i := 0; ; i++ {
		resp, err := client.Get(url)
		if err == nil {
			return resp.Body.Close()
		}
		remain := max - i
		if remain <= 0 {
			return err
		}
		time.Sleep(time.Second)
	}
}
