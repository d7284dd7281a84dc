package main

import (
	"net/http"
	"strings"
	"time"
)

// What a second attempt would make is there already, which is asked for and no failure.
func register(body string) error {
	var err error
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = client.Post("https://users.example/accounts", "application/json", strings.NewReader(body)); err == nil {
			resp.Body.Close()
			if resp.StatusCode < 300 || resp.StatusCode == http.StatusConflict {
				return nil
			}
		}
		time.Sleep(time.Second << i)
	}
	return err
}
