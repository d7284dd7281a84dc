// The wait for an answer's headers has a limit of its own, set on the transport, for every way to send.
package prices

import (
	"io"
	"net/http"
	"time"
)

type source struct{ client *http.Client }

func open() *source {
	transport := &http.Transport{ResponseHeaderTimeout: 3 * time.Second}
	return &source{client: &http.Client{Transport: transport}}
}

func (s *source) today() (*http.Response, error) { return s.client.Get("http://prices/today") }

func (s *source) exists() (*http.Response, error) { return s.client.Head("http://prices/today") }

func (s *source) ask(body io.Reader) (*http.Response, error) {
	return s.client.Post("http://prices/ask", "text/plain", body)
}
