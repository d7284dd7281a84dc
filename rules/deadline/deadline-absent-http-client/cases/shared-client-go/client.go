package shop

import "net/http"

func newClient() *http.Client {
	return &http.Client{} // expect: deadline-absent-http-client
}

type Shop struct{ client *http.Client }

func New() *Shop { return &Shop{client: newClient()} }
