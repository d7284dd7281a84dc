package once

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

// What ends with its program keeps the program's deadline; that requests use the same helper with deadlines of their own is another way.
type task struct {
	ctx context.Context
	db  *sql.DB
}

func newTask(ctx context.Context, db *sql.DB) *task { return &task{ctx: ctx, db: db} }

func count(ctx context.Context, db *sql.DB) (int, error) {
	var n int
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM items WHERE id = 1").Scan(&n)
	return n, err
}

func (t *task) run() (int, error) { return count(t.ctx, t.db) }

func serve(db *sql.DB) {
	http.HandleFunc("/count", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
		defer cancel()
		if _, err := count(ctx, db); err != nil {
			w.WriteHeader(500)
		}
	})
}

func main() {
	db, _ := sql.Open("mysql", "root@tcp(db:3306)/shop")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	serve(db)
	newTask(ctx, db).run()
}
