package main

import (
	"net/http"
	"time"
)

func price(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://prices/today", nil)
	if err != nil {
		return
	}
	http.DefaultClient.Do(req)
}

// The handler's context ends with the timeout of what stands around it.
func main() {
	http.Handle("/price", http.TimeoutHandler(http.HandlerFunc(price), 2*time.Second, "too slow"))

	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
