module example.org/shop/shared

go 1.23

require (
	github.com/go-chi/chi/v5 v5.0.10
	google.golang.org/grpc v1.60.0
)
