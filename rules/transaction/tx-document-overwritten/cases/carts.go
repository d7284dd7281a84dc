package shop

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

type Cart struct {
	Items []string
	Total int
}

var store = redis.NewClient(&redis.Options{Addr: "store:6379", ReadTimeout: time.Second})

func add(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	id := r.URL.Query().Get("id")
	var cart Cart
	text, err := store.Get(ctx, id).Result()
	if err != nil {
		return
	}
	json.Unmarshal([]byte(text), &cart)
	cart.Items = append(cart.Items, r.URL.Query().Get("item"))
	next, _ := json.Marshal(cart)
	store.Set(ctx, id, next, time.Hour) // expect: tx-document-overwritten
}

func elsewhere(ctx context.Context, id string) {
	var cart Cart
	text, _ := store.Get(ctx, id).Result()
	json.Unmarshal([]byte(text), &cart)
	cart.Total = 0
	next, _ := json.Marshal(cart)
	store.Set(ctx, "copy:"+id, next, time.Hour)
}

func routes() {
	http.HandleFunc("/add", add)
	http.HandleFunc("/copy", func(w http.ResponseWriter, r *http.Request) { elsewhere(r.Context(), "x") })
}
