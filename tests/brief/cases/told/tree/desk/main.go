package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"

	pb "example.com/shop/genproto"
	"github.com/pkg/errors"
	"github.com/shopping/ledger"
	"google.golang.org/grpc"
)

// Runs at the start: what requests come by stands below.
func begin() { ledger.Note("begin") }

type desk struct {
	stock, cash, rates *grpc.ClientConn
}

func (d *desk) item(ctx context.Context, id string) (*pb.Item, error) {
	return pb.NewStockClient(d.stock).GetItem(ctx, &pb.ItemRequest{Id: id})
}

func (d *desk) seen(ctx context.Context, id string) error {
	_, err := pb.NewStockClient(d.stock).GetItem(ctx, &pb.ItemRequest{Id: id})
	return err
}

func (d *desk) convert(ctx context.Context, in *pb.Money) (*pb.Money, error) {
	return pb.NewRatesClient(d.rates).Convert(context.TODO(), in)
}

// Two ways lead to the stock here, and a loop stands on one of them.
func (d *desk) alike(ctx context.Context, ids []string) ([]*pb.Item, error) {
	var found []*pb.Item
	for _, id := range ids {
		item, err := d.item(ctx, id)
		if err != nil {
			return nil, err
		}
		found = append(found, item)
	}
	return found, nil
}

func (d *desk) show(w http.ResponseWriter, r *http.Request) {
	item, err := d.item(r.Context(), r.FormValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	like, err := d.alike(r.Context(), r.Form["like"])
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if _, err := pb.NewRatesClient(d.rates).Convert(r.Context(), item.Price); err != nil {
		log.Printf("no rate: %v", err)
	}
	_ = d.seen(r.Context(), item.Id)
	json.NewEncoder(w).Encode(append(like, item))
}

// One loop asks two services, another one asks one of them.
func (d *desk) basket(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	for _, id := range r.Form["id"] {
		item, err := d.item(r.Context(), id)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		price, err := d.convert(r.Context(), item.Price)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		json.NewEncoder(w).Encode(price)
	}
}

// Four steps, and nothing takes back what was paid.
func (d *desk) place(ctx context.Context, id string) error {
	if _, err := pb.NewCashClient(d.cash).Charge(ctx, &pb.ChargeRequest{Cents: 100}); err != nil {
		return err
	}
	if _, err := pb.NewStockClient(d.stock).ShipOrder(ctx, &pb.ShipRequest{Id: id}); err != nil {
		return errors.Wrap(err, "ship")
	}
	ledger.Note(id)
	return nil
}

func (d *desk) order(w http.ResponseWriter, r *http.Request) {
	if err := d.place(r.Context(), r.FormValue("id")); err != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

func dial(conn **grpc.ClientConn, name string) {
	var err error
	if *conn, err = grpc.Dial(os.Getenv(name)); err != nil {
		panic(err)
	}
}

func main() {
	begin()
	d := &desk{}
	dial(&d.stock, "STOCK")
	dial(&d.cash, "CASH")
	dial(&d.rates, "RATES")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items", d.show)
	mux.HandleFunc("GET /basket", d.basket)
	mux.HandleFunc("POST /orders", d.order)
	http.ListenAndServe(":8080", mux)
}
