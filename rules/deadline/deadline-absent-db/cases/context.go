package main

import (
	"context"
	"database/sql"
	"time"
)

func name(db *sql.DB, id string) (name string, err error) {
	err = db.QueryRowContext(context.Background(), "SELECT name FROM users WHERE id = $1", id).Scan(&name) // expect: deadline-absent-db
	return
}

// The caller decides.
func passed(ctx context.Context, db *sql.DB, id string) (name string, err error) {
	err = db.QueryRowContext(ctx, "SELECT name FROM users WHERE id = $1", id).Scan(&name)
	return
}

func limited(db *sql.DB, id string) (name string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err = db.QueryRowContext(ctx, "SELECT name FROM users WHERE id = $1", id).Scan(&name)
	return
}
