package main

import (
	"context"
	"database/sql"
	"net"

	"google.golang.org/grpc"

	pb "example.com/catalog/shop"
)

type catalog struct {
	pb.UnimplementedCatalogServer
	db *sql.DB
}

func open() *sql.DB {
	db, err := sql.Open("postgres", "postgres://db:5432/goods")
	if err != nil {
		panic(err)
	}
	if err := db.Ping(); err != nil {
		panic(err)
	}
	return db
}

func main() {
	listener, err := net.Listen("tcp", ":9000")
	if err != nil {
		panic(err)
	}
	server := grpc.NewServer()
	pb.RegisterCatalogServer(server, &catalog{db: open()})
	server.Serve(listener)
}

func (c *catalog) List(ctx context.Context, in *pb.Empty) (*pb.Goods, error) {
	rows, err := c.db.QueryContext(ctx, "SELECT id FROM goods")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return &pb.Goods{}, nil
}

func (c *catalog) Get(ctx context.Context, in *pb.Good) (*pb.Good, error) {
	row := c.db.QueryRowContext(ctx, "SELECT id FROM goods WHERE id = $1", in.Id)
	return in, row.Scan(&in.Id)
}
