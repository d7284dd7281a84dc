package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type verifier struct{ client *http.Client }

func (v verifier) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := v.client.Get("http://auth/verify"); err != nil {
			w.WriteHeader(401)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func list(w http.ResponseWriter, r *http.Request) { http.Get("http://hours/all") }
func one(w http.ResponseWriter, r *http.Request)  { w.Write([]byte("one")) }

func setMiddlewares(router *chi.Mux) {
	v := verifier{client: &http.Client{}}
	router.Use(v.Middleware)
}

func main() {
	router := chi.NewRouter()
	setMiddlewares(router)
	router.Get("/list", list)
	router.Get("/one", one)
	http.ListenAndServe(":8080", router)
}
