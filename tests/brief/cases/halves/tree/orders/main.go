package main

import (
	"context"
	"net/http"
	"time"

	"example.org/shop/shared/dial"
	"example.org/shop/shared/serve"
	"example.org/shop/shared/stock"
	"github.com/go-chi/chi/v5"
)

type orders struct{ stock stock.StockClient }

func main() {
	client, err := dial.Stock()
	if err != nil {
		return
	}
	o := orders{stock: client}
	serve.Http(func(r chi.Router) { r.Post("/orders", o.place) })
}

func (o orders) place(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if _, err := o.stock.Take(ctx, &stock.TakeRequest{}); err != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}
