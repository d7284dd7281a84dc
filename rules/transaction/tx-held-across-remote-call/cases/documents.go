package main

import (
	"context"
	"net/http"

	"cloud.google.com/go/firestore"
)

type trainings struct {
	db   *firestore.Client
	http *http.Client
}

// What the transaction has read is locked, and its function is run again when another one was first.
func (t trainings) move(ctx context.Context, id string) error {
	return t.db.RunTransaction(ctx, func(ctx context.Context, tx *firestore.Transaction) error { // expect: tx-held-across-remote-call
		ref := t.db.Collection("trainings").Doc(id)
		if _, err := tx.Get(ref); err != nil {
			return err
		}
		req, _ := http.NewRequestWithContext(ctx, http.MethodPost, "https://trainer.example/move", nil)
		if _, err := t.http.Do(req); err != nil {
			return err
		}
		return tx.Set(ref, map[string]any{"moved": true})
	})
}

// Another transaction that was first makes the library run this one again.
func (t trainings) add(ctx context.Context, id string, amount int) error {
	return t.db.RunTransaction(ctx, func(ctx context.Context, tx *firestore.Transaction) error {
		ref := t.db.Collection("balances").Doc(id)
		doc, err := tx.Get(ref)
		if err != nil {
			return err
		}
		return tx.Set(ref, map[string]any{"n": doc.Data()["n"].(int) + amount})
	})
}

func (t trainings) serve(w http.ResponseWriter, r *http.Request) {
	if t.move(r.Context(), r.FormValue("id")) != nil || t.add(r.Context(), r.FormValue("id"), 1) != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

func main() {
	t := trainings{http: &http.Client{}}
	http.HandleFunc("/trainings/move", t.serve) // expect: deadline-absent-at-entry
}
