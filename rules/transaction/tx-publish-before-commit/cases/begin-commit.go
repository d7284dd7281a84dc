package main

import (
	"context"
	"database/sql"
	"time"

	"github.com/segmentio/kafka-go"
)

func place(parent context.Context, db *sql.DB, w *kafka.Writer, id string) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE orders SET state = 'placed' WHERE id = $1", id); err != nil {
		return err
	}
	if err := w.WriteMessages(ctx, kafka.Message{Value: []byte(id)}); err != nil { // expect: tx-publish-before-commit
		return err
	}
	return tx.Commit()
}
