package main

import (
	"context"
	"net/http"
	"time"

	"connectrpc.com/connect"
	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill/message"

	v1 "example.com/gen/shop/v1"
	"example.com/gen/shop/v1/shopv1connect"
)

type orders struct {
	out message.Publisher
}

func (o *orders) Place(ctx context.Context, req *connect.Request[v1.PlaceRequest]) (*connect.Response[v1.Placed], error) {
	prices := shopv1connect.NewPricesClient(&http.Client{Timeout: 2 * time.Second}, "http://prices:8080")
	if _, err := prices.GetPrice(ctx, connect.NewRequest(&v1.PriceRequest{})); err != nil {
		return nil, err
	}
	err := o.out.Publish("orders.placed", message.NewMessage(watermill.NewUUID(), []byte("{}")))
	return connect.NewResponse(&v1.Placed{}), err
}

func serve(out message.Publisher) {
	mux := http.NewServeMux()
	path, handler := shopv1connect.NewOrdersHandler(&orders{out: out})
	mux.Handle(path, handler)
	http.ListenAndServe(":8080", mux)
}
