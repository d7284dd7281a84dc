package main

import (
	"context"
	"net/http"
	"time"
)

func price(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://prices/today", nil)
	if err != nil {
		return
	}
	http.DefaultClient.Do(req)
}

func main() {
	http.HandleFunc("/price", price)
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
