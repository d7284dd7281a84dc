module example.com/stock

go 1.22

require (
	github.com/go-chi/chi/v5 v5.0.0
	github.com/jackc/pgx/v5 v5.5.0
)
