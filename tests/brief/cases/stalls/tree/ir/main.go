package main

import (
	"net/http"

	"github.com/kataras/iris/v12"
)

func rates(ctx iris.Context) {
	http.Get("http://bank.example/rates")
}

func main() {
	app := iris.New()
	api := app.Party("/api")
	api.Get("/rates", rates)
	app.Listen(":8080")
}
