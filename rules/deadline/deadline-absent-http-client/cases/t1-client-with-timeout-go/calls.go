package shop

import "net/http"

func (s *Shop) price(id string) (*http.Response, error) {
	return s.client.Get("http://prices/" + id)
}
