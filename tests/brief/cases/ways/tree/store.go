package main

import (
	"context"
	"database/sql"
)

type Order struct {
	ID, State string
}

type Orders struct {
	db *sql.DB
}

// What is handed over runs in the transaction: only some of its callers ask others in there.
func (o Orders) Update(ctx context.Context, id string, change func(ctx context.Context, order *Order) error) error {
	tx, err := o.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	order := Order{ID: id}
	if err := tx.QueryRowContext(ctx, "SELECT state FROM orders WHERE id = $1", id).Scan(&order.State); err != nil {
		return err
	}
	if err := change(ctx, &order); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE orders SET state = $1 WHERE id = $2", order.State, id); err != nil {
		return err
	}
	return tx.Commit()
}

func (o Orders) Count(ctx context.Context) (n int, err error) {
	return n, o.db.QueryRowContext(ctx, "SELECT count(*) FROM orders").Scan(&n)
}
