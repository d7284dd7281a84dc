package shop

import "net/http"

// Both calls belong to the one finding where the client is built.
func (s *Shop) price(id string) (*http.Response, error) {
	return s.client.Get("http://prices/" + id)
}

func (s *Shop) order(req *http.Request) (*http.Response, error) {
	return s.client.Do(req)
}
