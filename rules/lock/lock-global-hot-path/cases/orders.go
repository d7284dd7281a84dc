package main

import (
	"net/http"

	"github.com/go-redsync/redsync/v4"
)

var rs *redsync.Redsync

func handle(w http.ResponseWriter, r *http.Request) {
	mutex := rs.NewMutex("orders")
	if err := mutex.LockContext(r.Context()); err != nil { // expect: lock-global-hot-path
		return
	}
	defer mutex.UnlockContext(r.Context())
	w.WriteHeader(200)
}

func handleOne(w http.ResponseWriter, r *http.Request) {
	mutex := rs.NewMutex("orders:" + r.PathValue("id"))
	if err := mutex.LockContext(r.Context()); err != nil {
		return
	}
	defer mutex.UnlockContext(r.Context())
	w.WriteHeader(200)
}

func main() {
	http.HandleFunc("/orders", handle)
	http.HandleFunc("/orders/{id}", handleOne)
}
