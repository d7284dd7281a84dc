package dial

import (
	"os"

	"example.org/shop/shared/stock"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func Stock() (stock.StockClient, error) {
	conn, err := grpc.NewClient(os.Getenv("STOCK_ADDR"), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return nil, err
	}
	return stock.NewStockClient(conn), nil
}
