package orders

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func place(ctx context.Context, db *sql.DB, id string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", id); err != nil {
		return err
	}
	go client.Post("https://pay/charges", "application/json", nil)
	return tx.Commit()
}
