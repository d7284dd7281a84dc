package main

import (
	"database/sql"
	"net/http"
)

var db *sql.DB

func main() {
	db, _ = sql.Open("postgres", "postgres://db:5432/stock")
	http.HandleFunc("GET /stock", all)
	http.HandleFunc("GET /count", count)
	http.ListenAndServe(":8000", nil)
}

func all(w http.ResponseWriter, r *http.Request) {
	rows, err := db.Query("SELECT name FROM stock")
	if err != nil {
		return
	}
	defer rows.Close()
}

func count(w http.ResponseWriter, r *http.Request) {
	var n int
	db.QueryRow("SELECT count(*) FROM stock").Scan(&n)
}
