package orders

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func place(w http.ResponseWriter, r *http.Request) {
	if _, err := client.Post("https://users.example.com/accounts", "application/json", r.Body); err != nil {
		http.Error(w, "no stock", http.StatusConflict)
		return
	}
	if _, err := client.Post("https://post.example.com/mailboxes", "application/json", r.Body); err != nil { // expect: saga-missing-compensation
		http.Error(w, "not paid", http.StatusPaymentRequired)
	}
}

func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/signups", place)
}
