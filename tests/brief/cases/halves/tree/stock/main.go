package main

import (
	"context"
	"os"
	"time"

	"example.org/shop/shared/dial"
	"example.org/shop/shared/serve"
	"example.org/shop/shared/stock"
	"example.org/shop/stock/app"
	"github.com/go-chi/chi/v5"
	"google.golang.org/grpc"
)

func main() {
	switch os.Getenv("SERVES") {
	case "http":
		go fill()
		serve.Http(func(r chi.Router) { app.Routes(app.Http{}, r) })
	case "grpc":
		serve.Grpc(func(s *grpc.Server) { stock.RegisterStockServer(s, app.Grpc{}) })
	}
}

func fill() {
	client, err := dial.Stock()
	if err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	client.Take(ctx, &stock.TakeRequest{})
}
