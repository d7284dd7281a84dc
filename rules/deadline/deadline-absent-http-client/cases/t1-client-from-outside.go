package prices

import "net/http"

type Prices struct{ client *http.Client }

// Whoever made the client knows its timeout.
func New(client *http.Client) *Prices { return &Prices{client: client} }

func (p *Prices) today() (*http.Response, error) {
	return p.client.Get("http://prices/today")
}
