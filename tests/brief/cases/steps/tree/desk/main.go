package main

import (
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}


func place(w http.ResponseWriter, r *http.Request) {
	items, err := client.Get("http://cart:8080/items")
	if err != nil {
		http.Error(w, "no cart", http.StatusBadGateway)
		return
	}
	items.Body.Close()
	price, _ := http.NewRequestWithContext(r.Context(), "POST", "http://ship:8080/get-quote", nil)
	if _, err := client.Do(price); err != nil {
		http.Error(w, "no price", http.StatusBadGateway)
		return
	}
	charge, _ := http.NewRequestWithContext(r.Context(), "POST", "http://cash:8080/orders/charge", nil)
	if _, err := client.Do(charge); err != nil {
		http.Error(w, "not paid", http.StatusBadGateway)
		return
	}
	ship, _ := http.NewRequestWithContext(r.Context(), "POST", "http://ship:8080/parcels", nil)
	if _, err := client.Do(ship); err != nil {
		http.Error(w, "not sent", http.StatusBadGateway)
		return
	}
	note, _ := http.NewRequestWithContext(r.Context(), "POST", "http://mail:8080/letters", nil)
	if _, err := client.Do(note); err != nil {
		http.Error(w, "not told", http.StatusBadGateway)
	}
}

func main() {
	http.HandleFunc("POST /orders", place)
	http.ListenAndServe(":8080", nil)
}
