package main

import (
	"log"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

// Waiting for a neighbour at start is often meant: it is told, and not loudly.
func main() {
	for { // expect: retry-unbounded, retry-no-jitter
		resp, err := client.Get("http://config/health")
		if err == nil {
			resp.Body.Close()
			break
		}
		log.Print(err)
		time.Sleep(time.Second)
	}
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
