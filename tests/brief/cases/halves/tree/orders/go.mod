module example.org/shop/orders

go 1.23

require (
	example.org/shop/shared v0.0.0-00010101000000-000000000000
	github.com/go-chi/chi/v5 v5.0.10
	google.golang.org/grpc v1.60.0
)

replace example.org/shop/shared => ../shared/
