package main

import (
	"net/http"

	"github.com/dtm-labs/client/dtmcli"
	"github.com/lithammer/shortuuid/v3"
)

func transfer(w http.ResponseWriter, r *http.Request) {
	err := dtmcli.XaGlobalTransaction("http://dtm/api", shortuuid.New(), func(xa *dtmcli.Xa) error { // expect: tpc-xa-hot-path
		return nil
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func main() {
	http.HandleFunc("/transfers", transfer)
	http.ListenAndServe(":8080", nil) // expect: deadline-absent-server
}
