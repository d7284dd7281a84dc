package shop

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

var shared, cancelShared = context.WithTimeout(context.Background(), 5*time.Second) // expect: deadline-on-shared-stub

type shop struct {
	ctx context.Context
	db  *sql.DB
}

func newShop(db *sql.DB) *shop {
	ctx, _ := context.WithTimeout(context.Background(), time.Minute) // expect: deadline-on-shared-stub
	return &shop{ctx: ctx, db: db}
}

func (s *shop) price(w http.ResponseWriter, r *http.Request) {
	s.db.ExecContext(s.ctx, "UPDATE prices SET seen = now()")
	s.db.ExecContext(shared, "UPDATE prices SET seen = now()")
}

func main() {
	db, _ := sql.Open("postgres", "host=db")
	http.HandleFunc("/price", newShop(db).price)
}
