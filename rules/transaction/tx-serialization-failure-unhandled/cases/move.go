package main

import (
	"context"
	"database/sql"
)

var db *sql.DB

func set(ctx context.Context, level sql.IsolationLevel) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: level})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET n = 0 WHERE id = 1"); err != nil {
		return err
	}
	return tx.Commit()
}

func serializable(ctx context.Context) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable}) // expect: tx-serialization-failure-unhandled
	if err != nil {
		return
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET n = 0 WHERE id = 1"); err == nil {
		tx.Commit()
	}
}

// The database's own isolation: nothing is refused for its order.
func plain(ctx context.Context) {
	set(ctx, sql.LevelDefault)
}

// A snapshot that is only read from is never refused.
func report(ctx context.Context) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable, ReadOnly: true})
	if err != nil {
		return
	}
	defer tx.Rollback()
	tx.QueryContext(ctx, "SELECT sum(n) FROM accounts")
}

// Run again, from the first read on.
func again(ctx context.Context) {
	for i := 0; i < 3; i++ {
		tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable}) // alarm: tx-serialization-failure-unhandled one error for three calls hides that the loop repeats them
		if err != nil {
			continue
		}
		if _, err = tx.ExecContext(ctx, "UPDATE accounts SET n = 0 WHERE id = 1"); err == nil {
			err = tx.Commit()
		}
		if err == nil {
			return
		}
		tx.Rollback()
	}
}

// The helper runs it again: the loop is around its call.
func byHelper(ctx context.Context) error {
	var err error
	for i := 0; i < 3; i++ {
		if err = once(ctx); err == nil {
			return nil
		}
	}
	return err
}

func once(ctx context.Context) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET n = 0 WHERE id = 1"); err != nil {
		return err
	}
	return tx.Commit()
}
