package push

import (
	"log"
	"math/rand"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

// The counter is shown, and ends nothing.
func push(url string) {
	attempts := 0
	for { // expect: retry-unbounded
		answer, err := client.Get(url)
		if err == nil {
			answer.Body.Close()
			return
		}
		attempts++
		log.Printf("attempt %d: %v", attempts, err)
		time.Sleep(time.Duration(rand.Int63n(int64(time.Second))))
	}
}

// It only makes the log louder.
func pushLoudly(url string) {
	attempts := 0
	for { // expect: retry-unbounded
		answer, err := client.Get(url)
		if err == nil {
			answer.Body.Close()
			return
		}
		attempts++
		if attempts > 10 {
			log.Printf("still failing: %v", err)
		}
		time.Sleep(time.Duration(rand.Int63n(int64(time.Second))))
	}
}
