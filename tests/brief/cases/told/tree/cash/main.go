package main

import (
	"context"
	"net"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

type server struct{}

func (s *server) Charge(ctx context.Context, in *pb.ChargeRequest) (*pb.Receipt, error) {
	return &pb.Receipt{}, nil
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	srv := grpc.NewServer()
	pb.RegisterCashServer(srv, &server{})
	srv.Serve(l)
}
