package main

import (
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

var cache = redis.NewClient(&redis.Options{Addr: "cache:6379", PoolSize: 20, ReadTimeout: time.Second})

func price(w http.ResponseWriter, r *http.Request) {
	cents, err := cache.Get(r.Context(), "price").Result()
	if err != nil {
		http.Error(w, "no price", http.StatusBadGateway)
		return
	}
	w.Write([]byte(cents))
}

func reserve(w http.ResponseWriter, r *http.Request) {
	http.Post("http://warehouse/reserve", "application/json", r.Body)
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	http.HandleFunc("/price", price)
	http.HandleFunc("/reserve", reserve)
	http.ListenAndServe(":8080", nil)
}
