package shop

import (
	"context"
	"database/sql"
)

// Contexts start in many places, and none has a limit: one finding.
func name(db *sql.DB, id string) (name string, err error) {
	ctx := context.Background() // expect: deadline-absent-db
	err = db.QueryRowContext(ctx, "SELECT name FROM users WHERE id = $1", id).Scan(&name)
	return
}

func rename(db *sql.DB, id, name string) error {
	_, err := db.ExecContext(context.TODO(), "UPDATE users SET name = $2 WHERE id = $1", id, name)
	return err
}
