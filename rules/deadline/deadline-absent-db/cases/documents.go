package main

import (
	"context"

	"cloud.google.com/go/firestore"
)

func name(db *firestore.Client, id string) (*firestore.DocumentSnapshot, error) {
	return db.Collection("users").Doc(id).Get(context.Background()) // expect: deadline-absent-db
}

// A write is a commit, which is given up after a minute.
func keep(db *firestore.Client, id string, user map[string]any) error {
	_, err := db.Collection("users").Doc(id).Set(context.Background(), user)
	return err
}

// The caller decides.
func passed(ctx context.Context, db *firestore.Client) (*firestore.DocumentSnapshot, error) {
	return db.Collection("users").Where("Role", "==", "trainer").Documents(ctx).Next()
}
