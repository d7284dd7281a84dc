package main

import (
	"context"
	"database/sql"

	"github.com/go-redsync/redsync/v4"
)

func settle(ctx context.Context, rs *redsync.Redsync, db *sql.DB, order string) error {
	mutex := rs.NewMutex("lock:" + order)
	if err := mutex.LockContext(ctx); err != nil { // expect: lock-no-fencing-token
		return err
	}
	defer mutex.UnlockContext(ctx)
	_, err := db.ExecContext(ctx, "UPDATE accounts SET balance = balance - 10 WHERE id = $1", order)
	return err
}

// The statement tests the version that it read.
func settleVersioned(ctx context.Context, rs *redsync.Redsync, db *sql.DB, order string, version int) error {
	mutex := rs.NewMutex("lock:" + order)
	if err := mutex.LockContext(ctx); err != nil {
		return err
	}
	defer mutex.UnlockContext(ctx)
	_, err := db.ExecContext(ctx, "UPDATE accounts SET balance = balance - 10, version = version + 1 WHERE id = $1 AND version = $2", order, version)
	return err
}

// T10: the same again changes nothing.
func settleOnce(ctx context.Context, rs *redsync.Redsync, db *sql.DB, order string) error {
	mutex := rs.NewMutex("lock:" + order)
	if err := mutex.LockContext(ctx); err != nil {
		return err
	}
	defer mutex.UnlockContext(ctx)
	_, err := db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", order)
	return err
}

// T12: only reads.
func refill(ctx context.Context, rs *redsync.Redsync, db *sql.DB) error {
	mutex := rs.NewMutex("lock:prices")
	if err := mutex.LockContext(ctx); err != nil {
		return err
	}
	defer mutex.UnlockContext(ctx)
	return db.QueryRowContext(ctx, "SELECT price FROM prices").Err()
}
