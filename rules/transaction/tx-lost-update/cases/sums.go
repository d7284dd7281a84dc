package main

import (
	"database/sql"
	"net/http"
)

type shop struct{ db *sql.DB }

func (s *shop) sell(w http.ResponseWriter, r *http.Request) {
	var left int
	s.db.QueryRowContext(r.Context(), "SELECT count FROM items WHERE id = $1", r.FormValue("id")).Scan(&left)
	s.db.ExecContext(r.Context(), "UPDATE items SET count = $1 WHERE id = $2", left-1, r.FormValue("id")) // expect: tx-lost-update
}

// Silent: the row is locked until the transaction ends.
func (s *shop) sellLocked(w http.ResponseWriter, r *http.Request) {
	tx, _ := s.db.BeginTx(r.Context(), nil)
	defer tx.Rollback()
	var left int
	tx.QueryRowContext(r.Context(), "SELECT count FROM items WHERE id = $1 FOR UPDATE", r.FormValue("id")).Scan(&left)
	tx.ExecContext(r.Context(), "UPDATE items SET count = $1 WHERE id = $2", left-1, r.FormValue("id"))
	tx.Commit()
}

func main() {
	s := &shop{}
	http.HandleFunc("/sell", s.sell) // expect: deadline-absent-at-entry
	http.HandleFunc("/sell-locked", s.sellLocked)
}
