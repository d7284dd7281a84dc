package main

import (
	"context"
	"database/sql"
	"time"
)

func prepare(db *sql.DB) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, err := db.ExecContext(ctx, "PREPARE TRANSACTION 'transfer'") // expect: tpc-prepared-without-recovery
	return err
}
