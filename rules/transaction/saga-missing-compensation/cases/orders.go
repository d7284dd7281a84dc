package orders

import (
	"context"
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

// Ending the context takes nothing back.
func placeInTime(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if err := send(ctx, "https://users.example.com/accounts", r); err != nil {
		return
	}
	sent, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://post.example.com/mailboxes", r.Body)
	if err == nil {
		client.Do(sent) // expect: saga-missing-compensation
	}
}

func send(ctx context.Context, url string, r *http.Request) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, r.Body)
	if err != nil {
		return err
	}
	_, err = client.Do(req)
	return err
}

func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/signups", place)
	mux.HandleFunc("/signups/in-time", placeInTime)
}
