package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

type limited struct{ db *sql.DB }

func newLimited(dsn string) (*limited, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(10)
	return &limited{db: db}, nil
}

func (s *limited) total(id string) error {
	_, err := s.db.Exec("UPDATE totals SET changed = true WHERE id = $1", id) // expect: deadline-absent-wait, deadline-absent-db
	return err
}

func (s *limited) pay(id string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.total(id); err != nil {
		return err
	}
	return tx.Commit()
}

// After the end of the transaction.
func (s *limited) afterwards(id string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = s.db.Exec("UPDATE totals SET seen = true WHERE id = $1", id)
	return err
}

// Whoever waits gives up.
func (s *limited) inTime(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := s.db.ExecContext(ctx, "UPDATE totals SET changed = true WHERE id = $1", id); err != nil {
		return err
	}
	return tx.Commit()
}

// Another pool.
func (s *limited) elsewhere(other *sql.DB, id string) error {
	tx, err := other.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := s.db.Exec("UPDATE totals SET there = true WHERE id = $1", id); err != nil {
		return err
	}
	return tx.Commit()
}

// A pool without a limit opens one more.
type unlimited struct{ db *sql.DB }

func newUnlimited(dsn string) (*unlimited, error) {
	db, err := sql.Open("postgres", dsn)
	return &unlimited{db: db}, err
}

func (s *unlimited) pay(id string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := s.db.Exec("UPDATE totals SET changed = true WHERE id = $1", id); err != nil {
		return err
	}
	return tx.Commit()
}

type pooled struct{ pool *pgxpool.Pool }

func (s *pooled) pay(id string) error {
	ctx := context.Background() // expect: deadline-absent-db
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	if _, err := s.pool.Exec(ctx, "UPDATE totals SET changed = true WHERE id = $1", id); err != nil { // expect: deadline-absent-wait
		return err
	}
	return tx.Commit(ctx)
}
