package main

import (
	"context"

	"google.golang.org/grpc"

	pb "shop/prices"
)

type server struct {
	pb.UnimplementedShopServer
	prices pb.PricesClient
}

func (s *server) Price(ctx context.Context, in *pb.PriceRequest) (*pb.PriceReply, error) {
	return s.prices.Today(ctx, in)
}

func dial() (*grpc.ClientConn, error) {
	return grpc.NewClient("prices:50051")
}
