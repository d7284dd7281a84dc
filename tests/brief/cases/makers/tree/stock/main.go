package main

import (
	"context"

	"github.com/zeromicro/go-zero/zrpc"
	"google.golang.org/grpc"

	"example.com/stock/pb"
)

type server struct{}

func (s *server) GetItem(ctx context.Context, in *pb.ItemRequest) (*pb.Item, error) {
	return &pb.Item{}, nil
}

func main() {
	s := zrpc.MustNewServer(zrpc.RpcServerConf{ListenOn: ":8080"}, func(g *grpc.Server) {
		pb.RegisterStockServer(g, &server{})
	})
	defer s.Stop()
	s.Start()
}
