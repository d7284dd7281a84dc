package main

import (
	"context"
	"net/http"
)

func fetch(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func price(w http.ResponseWriter, r *http.Request) {
	if _, err := fetch(r.Context(), "http://prices/today"); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

func main() {
	http.HandleFunc("/price", price)
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-at-entry, deadline-absent-server
}
