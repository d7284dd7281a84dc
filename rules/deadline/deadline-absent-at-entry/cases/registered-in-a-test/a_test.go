package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestPrice(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/price", price)
	server := httptest.NewServer(mux)
	defer server.Close()
	http.Get(server.URL + "/price")
}
