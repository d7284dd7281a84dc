package main

import (
	"net/http"
	"os"
)

func ask(w http.ResponseWriter, r *http.Request, url string) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, url, nil)
	if err != nil {
		return
	}
	http.DefaultClient.Do(req)
}

func prices(w http.ResponseWriter, r *http.Request) { ask(w, r, "http://prices/today") }
func stock(w http.ResponseWriter, r *http.Request)  { ask(w, r, "http://stock/today") }

// One server, with and without TLS, and two routes: one finding.
func main() {
	http.HandleFunc("/prices", prices)
	http.HandleFunc("/stock", stock)
	if cert := os.Getenv("CERT"); cert != "" {
		http.ListenAndServeTLS(":8443", cert, os.Getenv("KEY"), nil) // expect: deadline-absent-at-entry, deadline-absent-server
	} else {
		http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
	}
}
