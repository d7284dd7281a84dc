package web

import (
	"net/http"

	"example.com/gm/internal/db"
)

func handle(w http.ResponseWriter, r *http.Request) { db.Loader{http.DefaultClient}.Load() }

func Serve() {
	http.HandleFunc("/a", handle)
	http.ListenAndServe(":80", nil)
}
