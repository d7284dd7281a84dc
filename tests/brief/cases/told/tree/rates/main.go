package main

import (
	"context"
	"net"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

type server struct{}

func (s *server) Convert(ctx context.Context, in *pb.Money) (*pb.Money, error) {
	return &pb.Money{}, nil
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	srv := grpc.NewServer()
	pb.RegisterRatesServer(srv, &server{})
	srv.Serve(l)
}
