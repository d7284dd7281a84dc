package main

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func price(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://prices/today", nil)
	if err != nil {
		return
	}
	client.Do(req)
}

func main() {
	http.HandleFunc("/price", price)
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
