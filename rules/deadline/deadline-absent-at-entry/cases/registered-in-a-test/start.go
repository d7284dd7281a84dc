package main

import "net/http"

// Two servers: the finding stands where the handler is registered, and not in a test that registers it as well.
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/price", price) // expect: deadline-absent-at-entry
	go health()
	http.ListenAndServe(":8080", mux) // expect: deadline-absent-server
}

func health() {
	http.ListenAndServe(":8081", nil) // expect: deadline-absent-server
}
