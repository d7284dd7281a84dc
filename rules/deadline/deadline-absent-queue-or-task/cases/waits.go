package main

import (
	"context"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

var rdb = redis.NewClient(&redis.Options{Addr: "redis:6379"})

func next(w http.ResponseWriter, r *http.Request) {
	rdb.BLPop(r.Context(), 0, "answers") // expect: deadline-absent-queue-or-task
}

func soon(w http.ResponseWriter, r *http.Request) {
	rdb.BLPop(r.Context(), 5*time.Second, "answers")
}

// A worker of its own has nothing else to do.
func work() {
	for {
		rdb.BLPop(context.Background(), 0, "jobs")
	}
}

func main() {
	go work()
	http.HandleFunc("/next", next)
	http.HandleFunc("/soon", soon)
}
