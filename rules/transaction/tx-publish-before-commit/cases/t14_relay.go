package shop

import (
	"context"
	"database/sql"

	"github.com/segmentio/kafka-go"
)

// Rows that others have committed.
func relay(ctx context.Context, db *sql.DB, w *kafka.Writer) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, "SELECT id, payload FROM outbox WHERE sent IS NULL LIMIT 100 FOR UPDATE SKIP LOCKED")
	if err != nil {
		return err
	}
	for rows.Next() {
		var id, payload string
		if err := rows.Scan(&id, &payload); err != nil {
			return err
		}
		if err := w.WriteMessages(ctx, kafka.Message{Key: []byte(id), Value: []byte(payload)}); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, "UPDATE outbox SET sent = now() WHERE sent IS NULL"); err != nil {
		return err
	}
	return tx.Commit()
}
