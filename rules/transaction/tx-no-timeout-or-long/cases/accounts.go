package accounts

import (
	"database/sql"
	"net/http"
)

type handler struct{ db *sql.DB }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.all()
	h.first()
}

func (h *handler) all() error {
	tx, err := h.db.Begin() // expect: tx-no-timeout-or-long
	if err != nil {
		return err
	}
	defer tx.Rollback()
	rows, err := tx.Query("SELECT id FROM accounts") // expect: deadline-absent-db
	if err != nil {
		return err
	}
	for rows.Next() {
		if _, err := tx.Exec("UPDATE accounts SET points = 0 WHERE id = $1", rows); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (h *handler) first() error {
	tx, err := h.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	rows, err := tx.Query("SELECT id FROM accounts ORDER BY id LIMIT 100")
	if err != nil {
		return err
	}
	for rows.Next() {
		if _, err := tx.Exec("UPDATE accounts SET points = 0 WHERE id = $1", rows); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func Routes(mux *http.ServeMux, db *sql.DB) {
	mux.Handle("/expire", &handler{db: db})
}
