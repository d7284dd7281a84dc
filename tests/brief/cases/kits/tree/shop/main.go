package main

import (
	"context"
	"time"

	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/transport/grpc"
	"github.com/go-kratos/kratos/v2/transport/http"
	rpc "google.golang.org/grpc"

	stock "example.com/stock/api/v1"
	v1 "example.com/shop/api/v1"
)

type orders struct {
	conn   *rpc.ClientConn
	client *http.Client
}

func (o *orders) Place(ctx context.Context, in *v1.PlaceRequest) (*v1.Placed, error) {
	if _, err := stock.NewItemsClient(o.conn).Reserve(ctx, &stock.ReserveRequest{Id: in.Id}); err != nil {
		return nil, err
	}
	stock.NewNotesHTTPClient(o.client).SaveNote(ctx, &stock.Note{Id: in.Id})
	return &v1.Placed{}, nil
}

func (o *orders) upload(ctx http.Context) error {
	_, err := stock.NewItemsClient(o.conn).GetItem(ctx, &stock.ItemRequest{})
	return err
}

func main() {
	ctx := context.Background()
	conn, err := grpc.DialInsecure(ctx, grpc.WithEndpoint("stock:9000"))
	if err != nil {
		panic(err)
	}
	client, err := http.NewClient(ctx, http.WithEndpoint("stock:8000"), http.WithTimeout(5*time.Second))
	if err != nil {
		panic(err)
	}
	svc := &orders{conn: conn, client: client}
	hs := http.NewServer(http.Address(":8000"), http.Timeout(3*time.Second))
	v1.RegisterOrdersHTTPServer(hs, svc)
	hs.Route("/files").POST("/avatar", svc.upload)
	kratos.New(kratos.Server(hs)).Run()
}
