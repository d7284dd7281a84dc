package main

import (
	"net/http"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func charge(body string) error {
	var err error
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = client.Post("https://pay.example/charges", "application/json", strings.NewReader(body)); err == nil { // expect: idem-unsafe-retry
			resp.Body.Close()
			return nil
		}
		time.Sleep(time.Second << i)
	}
	return err
}

func withKey(body, key string) error {
	var err error
	for i := 0; i < 3; i++ {
		req, _ := http.NewRequest(http.MethodPost, "https://pay.example/charges", strings.NewReader(body))
		req.Header.Set("Idempotency-Key", key)
		var resp *http.Response
		if resp, err = client.Do(req); err == nil {
			resp.Body.Close()
			return nil
		}
		time.Sleep(time.Second << i)
	}
	return err
}

func reads() error {
	var err error
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = client.Get("https://pay.example/charges"); err == nil {
			resp.Body.Close()
			return nil
		}
		time.Sleep(time.Second << i)
	}
	return err
}
