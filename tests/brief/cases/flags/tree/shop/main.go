package main

import (
	"net/http"

	"example.com/shop/flags"
	flagd "github.com/open-feature/go-sdk-contrib/providers/flagd/pkg"
	"github.com/open-feature/go-sdk/openfeature"
)

// Two flags are asked for, each in a function of the generated file: two places ask.
func buy(w http.ResponseWriter, r *http.Request) {
	if flags.Closed.Value(r.Context()) || flags.Most.Value(r.Context()) < 1 {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func main() {
	provider, err := flagd.NewProvider()
	if err != nil {
		panic(err)
	}
	_ = openfeature.SetProvider(provider)
	http.HandleFunc("/buy", buy)
	_ = http.ListenAndServe(":8080", nil)
}
