package app

import (
	"context"

	"example.org/shop/shared/stock"
)

type Grpc struct{}

func (g Grpc) Take(ctx context.Context, in *stock.TakeRequest) (*stock.TakeReply, error) {
	return &stock.TakeReply{}, nil
}
