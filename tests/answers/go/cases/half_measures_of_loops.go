package shop

import (
	"context"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/sony/gobreaker"
)

func timerOfEachTurn(jobs chan int, url string) {
	client := &http.Client{Timeout: time.Second}
	for { // expect: retry-unbounded, retry-no-jitter
		// answer: bound unbounded
		if _, err := client.Get(url); err == nil {
			return
		}
		select {
		case <-time.After(5 * time.Second):
		case <-jobs:
		}
	}
}

func clockOfEachTurn(url string) {
	client := &http.Client{Timeout: time.Second}
	for { // expect: retry-unbounded, retry-no-jitter
		start := time.Now()
		// answer: bound unbounded
		if _, err := client.Get(url); err == nil {
			return
		}
		if time.Since(start) > time.Minute {
			return
		}
		time.Sleep(time.Second)
	}
}

func clockOfAll(url string) {
	client := &http.Client{Timeout: time.Second}
	start := time.Now()
	for {
		if _, err := client.Get(url); err == nil { // answer: bound bounded
			return
		}
		if time.Since(start) > time.Minute {
			return
		}
		time.Sleep(time.Second)
	}
}

func contextOfEachTurn(url string) {
	client := &http.Client{}
	for { // expect: retry-unbounded, retry-no-jitter
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		// answer: bound unbounded
		_, err := client.Do(req)
		cancel()
		if err == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

// The context ends nothing on the socket: what the client reads with counts.
func socketsOfTheirOwn(ctx context.Context, key string) {
	ctx, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	client := redis.NewClient(&redis.Options{Addr: "cache:6379", ReadTimeout: -1}) // expect: deadline-infinite-explicit
	client.Get(ctx, key) // answer: deadline unbounded
	client = redis.NewClient(&redis.Options{Addr: "cache:6379", ReadTimeout: 2 * time.Second})
	client.Get(ctx, key) // answer: deadline bounded 2s
}

func secondOnly(breaker *gobreaker.CircuitBreaker, url string) {
	http.Get(url)                                                                // expect: deadline-absent-http-client
	breaker.Execute(func() (interface{}, error) { return http.Get(url) }) // expect: deadline-absent-http-client
}
