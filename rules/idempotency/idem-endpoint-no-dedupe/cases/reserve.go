package main

import (
	"net/http"

	"go.mongodb.org/mongo-driver/mongo"
)

type reservation struct {
	Room string
}

type api struct{ reservations *mongo.Collection }

func (a *api) reserve(w http.ResponseWriter, r *http.Request) {
	a.reservations.InsertOne(r.Context(), reservation{Room: r.URL.Query().Get("room")})
}

func routes(a *api) {
	http.HandleFunc("/reserve", a.reserve) // expect: idem-endpoint-no-dedupe, deadline-absent-at-entry
}
