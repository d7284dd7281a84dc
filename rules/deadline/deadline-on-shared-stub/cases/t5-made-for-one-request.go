package shop

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

// Made anew for each request: its context is the request's.
type work struct {
	ctx context.Context
	db  *sql.DB
}

func (w *work) store() { w.db.ExecContext(w.ctx, "UPDATE prices SET seen = now()") }

var db *sql.DB

func handle(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	one := &work{ctx: ctx, db: db}
	one.store()
}

// A program that runs once has one limit for all.
type job struct {
	ctx context.Context
	db  *sql.DB
}

func (j *job) run() { j.db.ExecContext(j.ctx, "UPDATE prices SET seen = now()") }

func main() {
	http.HandleFunc("/price", handle)
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	j := &job{ctx: ctx, db: db}
	j.run()
}
