package main

import (
	"context"
	"database/sql"
)

// One connection is kept, and behind the pooler it is another one for each transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(42)"); err != nil { // expect: lock-session-lock-behind-pooler
		return err
	}
	defer conn.ExecContext(ctx, "SELECT pg_advisory_unlock(42)")
	return apply(ctx, conn)
}
