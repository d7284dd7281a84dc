package shop

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type shop struct{ db *sql.DB }

func (s *shop) price(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // expect: deadline-not-propagated
	defer cancel()
	s.db.ExecContext(ctx, "UPDATE prices SET seen = now()")
}

func (s *shop) own(ctx context.Context) {
	own, cancel := context.WithTimeout(context.Background(), time.Second) // expect: deadline-not-propagated
	defer cancel()
	s.db.ExecContext(own, "UPDATE prices SET seen = now()")
}

func (s *shop) passedOn(ctx context.Context) {
	own, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	s.db.ExecContext(own, "UPDATE prices SET seen = now()")
}

func routes(s *shop) {
	http.HandleFunc("/price", s.price)
}
