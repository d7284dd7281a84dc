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
	if _, err := tx.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", id); err != nil {
		tx.Rollback()
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	resp, err := client.Post("https://pay/charges", "application/json", nil)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
