package main

import (
	"net/http"

	"go.mongodb.org/mongo-driver/mongo"
)

type reservation struct {
	Room string
}

type api struct{ reservations *mongo.Collection }

func (a *api) reserveOnce(w http.ResponseWriter, r *http.Request) {
	key := r.Header.Get("Idempotency-Key")
	a.reservations.InsertOne(r.Context(), map[string]string{"_id": key})
}

func routes(a *api) {
	http.HandleFunc("/reserve-once", a.reserveOnce) // expect: deadline-absent-at-entry
}
