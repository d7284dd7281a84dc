package main

import (
	"context"
	"net/http"
	"time"

	pb "example.com/shop/genproto"
	"google.golang.org/grpc"
)

// Fills in what is there at first, beside the requests: nobody who asks waits for it.
func fill(conn *grpc.ClientConn) {
	for {
		if _, err := pb.NewBalancesClient(conn).GetBalance(context.Background(), &pb.BalanceRequest{}); err == nil {
			return
		}
		time.Sleep(10 * time.Second)
	}
}

// Requests wait for this one.
func show(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://rates:8080/rates")
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	resp.Write(w)
}

func main() {
	conn, err := grpc.Dial("balances:7000")
	if err != nil {
		panic(err)
	}
	go fill(conn)
	http.HandleFunc("GET /rates", show)
	http.ListenAndServe(":8080", nil)
}
