package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"os"

	"github.com/go-redis/redis/v8"
)

func env(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func main() {
	c := redis.NewClient(&redis.Options{Addr: env("REDIS_ADDR", "cache-c:6379")})
	host, ok := os.LookupEnv("DB_HOST")
	if !ok {
		host = "go-db"
	}
	db, _ := sql.Open("postgres", fmt.Sprintf("host=%s port=5432 user=x", host))
	http.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		c.Get(context.Background(), "x")
		db.Query("select 1 from t")
	})
	http.ListenAndServe(":80", nil)
}
