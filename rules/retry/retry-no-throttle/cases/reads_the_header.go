package items

import (
	"errors"
	"net/http"
	"strconv"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func items(url string) (*http.Response, error) {
	for n := 0; n < 5; n++ {
		answer, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		if answer.StatusCode == 429 {
			seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
			time.Sleep(time.Duration(seconds) * time.Second)
			continue
		}
		return answer, nil
	}
	return nil, errors.New("busy")
}
