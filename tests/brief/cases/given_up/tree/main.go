package main

import (
	"log"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

// Whoever calls this hears of no failure.
func advert() *http.Response {
	ad, err := client.Get("http://adverts/one")
	if err != nil {
		log.Print("no advert: ", err)
		return nil
	}
	return ad
}

// Who calls this tests what comes back, and answers with an error.
func stock() *http.Response {
	s, err := client.Get("http://stock/level")
	if err != nil {
		log.Print("no stock: ", err)
		return nil
	}
	return s
}

func alike() (*http.Response, error) { return client.Get("http://alike/all") }

// Whoever calls this does.
func price() (*http.Response, error) {
	p, err := client.Get("http://prices/one")
	if err != nil {
		log.Print("no price: ", err)
		return nil, err
	}
	return p, nil
}

func page(w http.ResponseWriter, r *http.Request) {
	found, _ := alike()
	p, err := price()
	if err != nil {
		http.Error(w, "no price", 502)
		return
	}
	level := stock()
	if level == nil {
		http.Error(w, "no stock", 502)
		return
	}
	show(w, advert(), found, p, level)
}

func main() {
	http.HandleFunc("/page", page)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
