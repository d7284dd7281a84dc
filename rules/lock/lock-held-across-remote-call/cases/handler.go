package main

import (
	"context"
	"net/http"
	"sync"
	"time"
)

var client = &http.Client{Timeout: time.Second}

type server struct {
	mu sync.RWMutex
}

func (s *server) post(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock() // expect: lock-held-across-remote-call
	defer s.mu.Unlock()
	client.Post("https://stock.example/reservations", "text/plain", nil)
}

// Readers do not keep one another out.
func (s *server) read(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	client.Post("https://stock.example/reservations", "text/plain", nil)
}

// What is started here does not run while the lock is held.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	go client.Post("https://stock.example/reservations", "text/plain", nil)
}

func (s *server) unlockFirst(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.mu.Unlock()
	client.Post("https://stock.example/reservations", "text/plain", nil)
}

func (s *server) limited(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	client.Get("https://stock.example/reservations")
}

func main() {
	s := &server{}
	http.HandleFunc("/post", s.post) // expect: idem-endpoint-no-dedupe
	http.HandleFunc("/read", s.read) // what is called a question is one, though it posts
	http.HandleFunc("/start", s.start)
	http.HandleFunc("/first", s.unlockFirst) // expect: idem-endpoint-no-dedupe
}
