package main

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func place(ctx context.Context, db *sql.DB, id string) error {
	tx, err := db.BeginTx(ctx, nil) // expect: tx-held-across-remote-call
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = client.Get("https://rates/" + id); err == nil { // expect: retry-while-holding
			resp.Body.Close()
			break
		}
		time.Sleep(time.Second << i)
	}
	return tx.Commit()
}
