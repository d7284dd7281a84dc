package main

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func ask(url string) (*http.Response, error) {
	var err error
	for i := 0; i < 4; i++ {
		var resp *http.Response
		if resp, err = client.Get(url); err == nil { // expect: retry-amplification
			return resp, nil
		}
		time.Sleep(time.Second << i)
	}
	return nil, err
}

func price(item string) (*http.Response, error) {
	var err error
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = ask("https://prices/" + item); err == nil {
			return resp, nil
		}
		time.Sleep(time.Second << i)
	}
	return nil, err
}
