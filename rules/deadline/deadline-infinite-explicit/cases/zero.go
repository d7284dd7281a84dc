package prices

import "net/http"

var client = &http.Client{Timeout: 0} // expect: deadline-infinite-explicit

func today() (*http.Response, error) {
	return client.Get("http://prices/today")
}
