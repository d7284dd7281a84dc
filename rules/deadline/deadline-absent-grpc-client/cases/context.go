package main

import (
	"context"
	"time"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

func convert(conn *grpc.ClientConn, in *pb.Request) (*pb.Money, error) {
	return pb.NewCurrencyServiceClient(conn).Convert(context.TODO(), in) // expect: deadline-absent-grpc-client
}

func t2CallersContext(ctx context.Context, conn *grpc.ClientConn, in *pb.Request) (*pb.Money, error) {
	return pb.NewCurrencyServiceClient(conn).Convert(ctx, in)
}

func limited(conn *grpc.ClientConn, in *pb.Request) (*pb.Money, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return pb.NewCurrencyServiceClient(conn).Convert(ctx, in)
}
