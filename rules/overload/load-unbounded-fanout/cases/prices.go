package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: time.Second}

func price(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://prices.example/items/"+id, nil)
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func read(r *http.Request) (ids []string) {
	json.NewDecoder(r.Body).Decode(&ids)
	return ids
}

func started(w http.ResponseWriter, r *http.Request) {
	var ids []string
	json.NewDecoder(r.Body).Decode(&ids)
	var all sync.WaitGroup
	for _, id := range ids { // expect: load-unbounded-fanout
		all.Add(1)
		go func(id string) {
			defer all.Done()
			price(r.Context(), id)
		}(id)
	}
	all.Wait()
}

func grouped(w http.ResponseWriter, r *http.Request) {
	var ids []string
	json.NewDecoder(r.Body).Decode(&ids)
	group, ctx := errgroup.WithContext(r.Context())
	for _, id := range ids { // expect: load-unbounded-fanout
		group.Go(func() error { return price(ctx, id) })
	}
	group.Wait()
}

func limited(w http.ResponseWriter, r *http.Request) {
	var ids []string
	json.NewDecoder(r.Body).Decode(&ids)
	group, ctx := errgroup.WithContext(r.Context())
	group.SetLimit(8)
	for _, id := range ids {
		group.Go(func() error { return price(ctx, id) })
	}
	group.Wait()
}

func roomy(w http.ResponseWriter, r *http.Request) {
	var ids []string
	json.NewDecoder(r.Body).Decode(&ids)
	room := make(chan struct{}, 8)
	var all sync.WaitGroup
	for _, id := range ids {
		all.Add(1)
		room <- struct{}{}
		go func() {
			defer func() { <-room; all.Done() }()
			price(r.Context(), id)
		}()
	}
	all.Wait()
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/started", started)
	mux.HandleFunc("/grouped", grouped)
	mux.HandleFunc("/limited", limited)
	mux.HandleFunc("/roomy", roomy)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Second, WriteTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
