package main

import (
	"net/http"
	"time"
)

func open() error {
	server := &http.Server{Addr: ":8080"} // expect: deadline-absent-server
	return server.ListenAndServe()
}

// The body may still take its time; that is another matter.
func headersOnly() error {
	server := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	return server.ListenAndServe()
}

func t1HandedIn(server *http.Server) error {
	return server.ListenAndServe()
}
