package members

import (
	"context"
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

type handles interface {
	Get(ctx context.Context) *sql.DB
}

var provider handles

func replace(ctx context.Context, name, other string) error {
	handed := provider.Get(ctx) // which may be in a transaction of whoever calls
	if _, err := handed.ExecContext(ctx, "DELETE FROM members WHERE name = ?", name); err != nil {
		return err
	}
	_, err := handed.ExecContext(ctx, "INSERT INTO members (name) VALUES (?)", other)
	return err
}

func renameHanded(w http.ResponseWriter, r *http.Request) {
	replace(r.Context(), r.FormValue("name"), r.FormValue("other"))
}

func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/rename", rename) // expect: deadline-absent-at-entry
	mux.HandleFunc("/together", renameTogether)
	mux.HandleFunc("/handed", renameHanded)
}
