package hub

import (
	"math/rand"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func pause(n int) { time.Sleep(time.Duration(n) * time.Second) }

func pauseApart(n int) { time.Sleep(time.Duration(rand.Intn(n+1)) * time.Second) }

func hello(url string) (err error) {
	for n := 0; n < 50; n++ { // expect: retry-no-jitter
		var answer *http.Response
		if answer, err = client.Get(url); err == nil {
			return answer.Body.Close()
		}
		pause(n)
	}
	return err
}

func helloApart(url string) (err error) {
	for n := 0; n < 50; n++ {
		var answer *http.Response
		if answer, err = client.Get(url); err == nil {
			return answer.Body.Close()
		}
		pauseApart(n)
	}
	return err
}
