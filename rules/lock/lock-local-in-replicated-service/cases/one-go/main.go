package main

import (
	"context"
	"database/sql"
	"sync"
)

type accounts struct {
	mu sync.Mutex
	db *sql.DB
	seen map[string]int
}

func (a *accounts) withdraw(ctx context.Context, id string, amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var balance int
	if err := a.db.QueryRowContext(ctx, "SELECT balance FROM accounts WHERE id = $1", id).Scan(&balance); err != nil {
		return err
	}
	_, err := a.db.ExecContext(ctx, "UPDATE accounts SET balance = $1 WHERE id = $2", balance-amount, id)
	return err
}

// The store decides: the statement changes the value from itself.
func (a *accounts) withdrawAtOnce(ctx context.Context, id string, amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var balance int
	if err := a.db.QueryRowContext(ctx, "SELECT balance FROM accounts WHERE id = $1", id).Scan(&balance); err != nil {
		return err
	}
	_, err := a.db.ExecContext(ctx, "UPDATE accounts SET balance = balance - $1 WHERE id = $2", amount, id)
	return err
}

// What is read and what is written are two things.
func (a *accounts) report(ctx context.Context, id string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var balance int
	if err := a.db.QueryRowContext(ctx, "SELECT balance FROM accounts WHERE id = $1", id).Scan(&balance); err != nil {
		return err
	}
	_, err := a.db.ExecContext(ctx, "INSERT INTO reports (account, balance) VALUES ($1, $2)", id, balance)
	return err
}

// T9: only memory.
func (a *accounts) count(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seen[id]++
}
