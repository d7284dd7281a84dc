package main

import (
	"context"
	"database/sql"
	"time"
)

func prepare(db *sql.DB) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, err := db.ExecContext(ctx, "PREPARE TRANSACTION 'transfer'")
	return err
}

func finish(db *sql.DB) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, err := db.ExecContext(ctx, "COMMIT PREPARED 'transfer'")
	return err
}
