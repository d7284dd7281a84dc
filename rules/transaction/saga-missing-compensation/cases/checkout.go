package checkout

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

var web = &http.Client{Timeout: 2 * time.Second}
var db *sql.DB

func charge(ctx context.Context, r *http.Request) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://bank.example.com/charges", r.Body)
	if err != nil {
		return err
	}
	_, err = web.Do(req)
	return err
}

func store(ctx context.Context, name string) error {
	_, err := db.ExecContext(ctx, "INSERT INTO purchases (name) VALUES (?)", name) // expect: saga-missing-compensation
	return err
}

func checkout(w http.ResponseWriter, r *http.Request) {
	ctx, stop := context.WithTimeout(r.Context(), time.Second)
	defer stop()
	if err := charge(ctx, r); err != nil {
		http.Error(w, "not paid", http.StatusPaymentRequired)
		return
	}
	if err := store(ctx, r.FormValue("name")); err != nil {
		http.Error(w, "not stored", http.StatusInternalServerError)
	}
}

// What nobody needs any more is thrown away last.
func checkoutAndClear(w http.ResponseWriter, r *http.Request) {
	if err := charge(r.Context(), r); err != nil {
		return
	}
	req, err := http.NewRequest(http.MethodDelete, "https://carts.example.com/carts/7", nil)
	if err == nil {
		web.Do(req)
	}
}

func Open(mux *http.ServeMux) {
	mux.HandleFunc("/checkout", checkout) // expect: idem-endpoint-no-dedupe
	mux.HandleFunc("/checkout-and-clear", checkoutAndClear) // expect: idem-endpoint-no-dedupe
}
