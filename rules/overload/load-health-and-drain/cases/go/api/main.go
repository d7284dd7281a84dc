package main

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type server struct{ db *sql.DB }

func (s *server) live(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if err := s.db.PingContext(ctx); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	}
}

func (s *server) alive(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
}

func main() {
	db, err := sql.Open("postgres", "postgres://db/orders")
	if err != nil {
		panic(err)
	}
	s := &server{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("/live", s.live) // expect: load-health-and-drain
	mux.HandleFunc("/alive", s.alive)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, ReadHeaderTimeout: time.Second}
	srv.ListenAndServe()
}
