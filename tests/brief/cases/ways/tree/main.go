package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"

	_ "github.com/lib/pq"
)

type commands struct {
	cancel Handler[Cancel]
	ship   Handler[Ship]
}

func serve(register func(mux *http.ServeMux)) error {
	mux := http.NewServeMux()
	register(mux)
	server := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: time.Second}
	return server.ListenAndServe()
}

// It waits for the table at the start, as often as it takes: no request comes by here.
func seed(orders Orders) {
	ctx := context.Background()
	for {
		if _, err := orders.Count(ctx); err == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func main() {
	db, err := sql.Open("postgres", "postgres://orders.example/orders")
	if err != nil {
		log.Fatal(err)
	}
	orders := Orders{db: db}
	all := commands{cancel: withLog[Cancel](cancelHandler{orders}), ship: withLog[Ship](shipHandler{orders})}
	go seed(orders)
	log.Fatal(serve(func(mux *http.ServeMux) {
		mux.HandleFunc("POST /orders/{id}/cancel", func(w http.ResponseWriter, r *http.Request) {
			if err := all.cancel.Handle(r.Context(), Cancel{ID: r.PathValue("id")}); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
		mux.HandleFunc("POST /orders/{id}/ship", func(w http.ResponseWriter, r *http.Request) {
			if err := all.ship.Handle(r.Context(), Ship{ID: r.PathValue("id")}); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
		mux.HandleFunc("GET /orders/count", func(w http.ResponseWriter, r *http.Request) {
			if _, err := orders.Count(r.Context()); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	}))
}
