package main

import (
	"context"

	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/transport/grpc"
	"github.com/go-kratos/kratos/v2/transport/http"

	v1 "example.com/stock/api/v1"
)

type items struct{}

func (i *items) Reserve(ctx context.Context, in *v1.ReserveRequest) (*v1.Item, error) {
	return &v1.Item{}, nil
}

func (i *items) GetItem(ctx context.Context, in *v1.ItemRequest) (*v1.Item, error) {
	return &v1.Item{}, nil
}

type notes struct{}

func (n *notes) SaveNote(ctx context.Context, in *v1.Note) (*v1.Note, error) {
	return in, nil
}

func main() {
	gs := grpc.NewServer(grpc.Address(":9000"))
	v1.RegisterItemsServer(gs, &items{})
	hs := http.NewServer(http.Address(":8000"))
	v1.RegisterNotesHTTPServer(hs, &notes{})
	kratos.New(kratos.Server(gs, hs)).Run()
}
