package shop

import (
	"net/http"

	"example.com/platform/clients"
)

// Nobody here sees how the client is made.
func price(url string) (*http.Response, error) {
	client := clients.New("prices")
	return client.Get(url)
}

func stock(client *http.Client, url string) (*http.Response, error) {
	return client.Get(url) // answer: deadline inherited
}
