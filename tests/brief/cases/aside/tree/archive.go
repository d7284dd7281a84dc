package main

import "database/sql"

// Nobody calls it.
func archive(db *sql.DB) error {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return err
	}
	return rows.Close()
}
