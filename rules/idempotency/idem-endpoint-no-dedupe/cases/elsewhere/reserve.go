package main

import (
	"net/http"

	"go.mongodb.org/mongo-driver/mongo"
)

type reservation struct {
	Room string
}

type api struct{ reservations *mongo.Collection }

// Another file registers it: what is found stands here, and not at that file's line in this one.
func (a *api) reserve(w http.ResponseWriter, r *http.Request) { // expect: idem-endpoint-no-dedupe
	a.reservations.InsertOne(r.Context(), reservation{Room: r.URL.Query().Get("room")})
}
