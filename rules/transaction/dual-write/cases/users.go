package main

import (
	"context"
	"database/sql"

	"github.com/segmentio/kafka-go"
)

func rename(ctx context.Context, db *sql.DB, w *kafka.Writer, id, name string) error {
	if _, err := db.ExecContext(ctx, "UPDATE users SET name = $1 WHERE id = $2", name, id); err != nil {
		return err
	}
	return w.WriteMessages(ctx, kafka.Message{Value: []byte(name)}) // expect: dual-write
}

func tellsOfTheFailure(ctx context.Context, db *sql.DB, w *kafka.Writer, id, name string) error {
	if _, err := db.ExecContext(ctx, "UPDATE users SET name = $1 WHERE id = $2", name, id); err != nil {
		return w.WriteMessages(ctx, kafka.Message{Value: []byte(err.Error())})
	}
	return nil
}
