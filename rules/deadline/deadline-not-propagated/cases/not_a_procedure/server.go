package worker

import (
	"context"
	"time"

	"google.golang.org/grpc"

	pb "example.com/shop/worker/pb"
)

type Server struct {
	master pb.MasterClient
}

func (s *Server) QueryStatus(ctx context.Context, req *pb.StatusRequest) (*pb.StatusResponse, error) {
	return &pb.StatusResponse{}, nil
}

// The interface file knows no procedure of this name: it is what main calls, and no request is above it.
func (s *Server) Join(endpoints []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	_, err := s.master.RegisterWorker(ctx, &pb.RegisterWorkerRequest{})
	return err
}

func register(g *grpc.Server, conn *grpc.ClientConn) {
	pb.RegisterWorkerServer(g, &Server{master: pb.NewMasterClient(conn)})
}
