package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// What gives a connection back in good order must also run when the caller has gone.
func acquire(ctx context.Context, pool *pgxpool.Pool) (*pgxpool.Conn, func(), error) {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return nil, nil, err
	}
	release := func() {
		own, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		conn.Exec(own, "SET statement_timeout = 30000")
		conn.Release()
	}
	if _, err := conn.Exec(ctx, "SET statement_timeout = 1000"); err != nil {
		release()
		return nil, nil, err
	}
	return conn, release, nil
}

// The work itself, in a closure.
func rename(ctx context.Context, pool *pgxpool.Pool, id, name string) error {
	write := func() error {
		own, cancel := context.WithTimeout(context.Background(), 5*time.Second) // expect: deadline-not-propagated
		defer cancel()
		_, err := pool.Exec(own, "UPDATE users SET name = $1 WHERE id = $2", name, id)
		return err
	}
	if err := pool.Ping(ctx); err != nil {
		return err
	}
	return write()
}
