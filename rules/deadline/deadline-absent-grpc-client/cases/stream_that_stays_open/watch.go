package main

import (
	"context"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

// A subscription is meant to stay open: the interface says that it answers with a stream.
func watch(conn *grpc.ClientConn) (pb.Prices_WatchClient, error) {
	client := pb.NewPricesClient(conn)
	return client.Watch(context.Background(), &pb.Filter{})
}

func current(conn *grpc.ClientConn) (*pb.Price, error) {
	return pb.NewPricesClient(conn).Current(context.Background(), &pb.Filter{}) // expect: deadline-absent-grpc-client
}
