package main

import (
	"context"
	"io"
	"log"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/singleflight"
)

var (
	cache  = redis.NewClient(&redis.Options{Addr: "cache:6379"})
	client = &http.Client{Timeout: time.Second}
	flight singleflight.Group
)

func today(ctx context.Context) string {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://rates.example/today", nil)
	if err != nil {
		return ""
	}
	resp, err := client.Do(req)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	return string(body)
}

func rates(w http.ResponseWriter, r *http.Request) {
	found, err := cache.Get(r.Context(), "rates").Result()
	if err != nil {
		found = today(r.Context())
		cache.Set(r.Context(), "rates", found, 5*time.Minute) // expect: load-stampede
	}
	io.WriteString(w, found)
}

func joined(w http.ResponseWriter, r *http.Request) {
	found, _, _ := flight.Do("rates", func() (any, error) {
		found, err := cache.Get(r.Context(), "rates").Result()
		if err != nil {
			found = today(r.Context())
			cache.Set(r.Context(), "rates", found, 5*time.Minute)
		}
		return found, nil
	})
	io.WriteString(w, found.(string))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/rates", rates)
	mux.HandleFunc("/joined", joined)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Second, WriteTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
