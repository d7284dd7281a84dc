package shop

import "net/http"

type named struct {
	next http.RoundTripper
	name string
}

func (n *named) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("User-Agent", n.name)
	return n.next.RoundTrip(r)
}

// The client lacks the limit, and what it sends through is no other finding.
func newClient(next http.RoundTripper, name string) *http.Client {
	c := &http.Client{} // expect: deadline-absent-http-client
	c.Transport = &named{next: next, name: name}
	return c
}

func fetch(url string) (*http.Response, error) {
	return newClient(http.DefaultTransport, "shop").Get(url)
}
