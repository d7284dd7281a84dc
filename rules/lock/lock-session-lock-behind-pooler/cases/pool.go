package main

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5/pgxpool"
)

func onPool(ctx context.Context, db *sql.DB) error {
	var got bool
	row := db.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", 7) // expect: lock-session-lock-behind-pooler
	if err := row.Scan(&got); err != nil || !got {
		return err
	}
	defer db.ExecContext(ctx, "SELECT pg_advisory_unlock($1)", 7)
	return apply(ctx)
}

func onPgxPool(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, "SELECT pg_advisory_lock(7)") // expect: lock-session-lock-behind-pooler
	return err
}

func onOneConnection(ctx context.Context, pool *pgxpool.Pool) error {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	_, err = conn.Exec(ctx, "SELECT pg_advisory_lock(7)")
	return err
}

// A lock of the transaction needs no connection of its own.
func inTransaction(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(7)"); err != nil {
		return err
	}
	return tx.Commit()
}

func givenBackAtOnce(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "SELECT pg_advisory_lock(7); ALTER TABLE orders ADD COLUMN state text; SELECT pg_advisory_unlock(7)")
	return err
}
