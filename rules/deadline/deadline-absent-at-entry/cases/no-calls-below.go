package main

import "net/http"

func health(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	http.HandleFunc("/health", health)
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
