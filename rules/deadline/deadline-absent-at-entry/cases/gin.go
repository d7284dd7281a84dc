package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func price(c *gin.Context) {
	req, err := http.NewRequestWithContext(c.Request.Context(), http.MethodGet, "http://prices/today", nil)
	if err != nil {
		return
	}
	http.DefaultClient.Do(req)
}

func main() {
	router := gin.Default()
	router.GET("/price", price)
	router.Run(":8080") // expect: deadline-absent-at-entry, deadline-absent-server
}
