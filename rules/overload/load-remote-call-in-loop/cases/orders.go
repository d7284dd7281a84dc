package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"log"
	"net/http"
	"time"
)

type server struct{ db *sql.DB }

func (s *server) name(ctx context.Context, id int) (string, error) {
	var name string
	err := s.db.QueryRowContext(ctx, "SELECT name FROM customers WHERE id = $1", id).Scan(&name)
	return name, err
}

func (s *server) names(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	var ids []int
	if err := json.NewDecoder(r.Body).Decode(&ids); err != nil {
		http.Error(w, "no list", http.StatusBadRequest)
		return
	}
	names := []string{}
	for _, id := range ids { // expect: load-remote-call-in-loop
		name, err := s.name(ctx, id)
		if err != nil {
			http.Error(w, "no name", http.StatusInternalServerError)
			return
		}
		names = append(names, name)
	}
	json.NewEncoder(w).Encode(names)
}

func (s *server) shops(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	for _, id := range []int{1, 2} {
		name, err := s.name(ctx, id)
		if err != nil {
			log.Print(err)
		}
		w.Write([]byte(name))
	}
}

func main() {
	db, err := sql.Open("pgx", "postgres://shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &server{db}
	mux := http.NewServeMux()
	mux.HandleFunc("/names", s.names)
	mux.HandleFunc("/shops", s.shops)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Second, WriteTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
