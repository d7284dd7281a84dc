package main

import (
	"context"
	"net/http"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
)

func items(ctx context.Context, c *app.RequestContext) {
	http.Get("http://stock.example/items")
}

func main() {
	h := server.Default()
	v1 := h.Group("/v1")
	v1.GET("/items", items)
	h.Spin()
}
