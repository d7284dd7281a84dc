package main

import (
	"context"
	"net/http"

	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/rest/httpx"
	"github.com/zeromicro/go-zero/zrpc"

	"example.com/stock/pb"
)

type desk struct {
	stock zrpc.Client
}

func itemHandler(c *desk) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		item, err := find(r.Context(), c)
		if err != nil {
			httpx.ErrorCtx(r.Context(), w, err)
			return
		}
		httpx.OkJsonCtx(r.Context(), w, item)
	}
}

func find(ctx context.Context, c *desk) (*pb.Item, error) {
	return pb.NewStockClient(c.stock.Conn()).GetItem(ctx, &pb.ItemRequest{})
}

func routes(server *rest.Server, c *desk) {
	server.AddRoutes([]rest.Route{
		{
			Method:  http.MethodGet,
			Path:    "/items/:id",
			Handler: itemHandler(c),
		},
	}, rest.WithPrefix("/v1"))
	server.AddRoute(rest.Route{Method: http.MethodPost, Path: "/items", Handler: itemHandler(c)})
}

func main() {
	server := rest.MustNewServer(rest.RestConf{Port: 8888})
	defer server.Stop()
	routes(server, &desk{stock: zrpc.MustNewClient(zrpc.RpcClientConf{Endpoints: []string{"stock:8080"}})})
	server.Start()
}
