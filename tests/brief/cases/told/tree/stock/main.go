package main

import (
	"context"
	"net"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

type server struct{}

func (s *server) GetItem(ctx context.Context, in *pb.ItemRequest) (*pb.Item, error) {
	return &pb.Item{}, nil
}

func (s *server) ShipOrder(ctx context.Context, in *pb.ShipRequest) (*pb.Shipment, error) {
	return &pb.Shipment{}, nil
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	srv := grpc.NewServer()
	pb.RegisterStockServer(srv, &server{})
	srv.Serve(l)
}
