package members

import (
	"database/sql"
	"net/http"
)

var db *sql.DB

func rename(w http.ResponseWriter, r *http.Request) {
	if _, err := db.ExecContext(r.Context(), "DELETE FROM members WHERE name = ?", r.FormValue("name")); err != nil {
		return
	}
	db.ExecContext(r.Context(), "INSERT INTO members (name) VALUES (?)", r.FormValue("other")) // expect: tx-deleted-then-inserted
}

func renameTogether(w http.ResponseWriter, r *http.Request) {
	tx, err := db.BeginTx(r.Context(), nil)
	if err != nil {
		return
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(r.Context(), "DELETE FROM members WHERE name = ?", r.FormValue("name")); err != nil {
		return
	}
	if _, err := tx.ExecContext(r.Context(), "INSERT INTO members (name) VALUES (?)", r.FormValue("other")); err != nil {
		return
	}
	tx.Commit()
}

func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/rename", rename) // expect: deadline-absent-at-entry
	mux.HandleFunc("/together", renameTogether)
}
