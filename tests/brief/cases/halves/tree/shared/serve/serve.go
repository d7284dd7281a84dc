package serve

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"google.golang.org/grpc"
)

type key struct{}

func known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, "known")))
	})
}

func Http(routes func(r chi.Router)) error {
	r := chi.NewRouter()
	r.Use(known)
	routes(r)
	server := http.Server{Addr: ":3000", Handler: r, ReadTimeout: 5 * time.Second, WriteTimeout: 5 * time.Second}
	return server.ListenAndServe()
}

func Grpc(register func(s *grpc.Server)) error {
	s := grpc.NewServer()
	register(s)
	listen, err := net.Listen("tcp", ":3000")
	if err != nil {
		return err
	}
	return s.Serve(listen)
}
