package push

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func push(url string) (err error) {
	for i := 0; i < 5; i++ { // expect: retry-no-backoff
		var resp *http.Response
		if resp, err = client.Get(url); err == nil {
			return resp.Body.Close()
		}
	}
	return err
}

// Another name each time: somebody is asked for it.
func reserve(name string, ask func(taken string) string, taken func(error) bool) error {
	for {
		_, err := client.Get("http://names/reserve/" + name)
		if err == nil {
			return nil
		}
		if !taken(err) {
			return err
		}
		name = ask(name)
	}
}
