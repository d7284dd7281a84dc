package prices

import "net/http"

func today() (*http.Response, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 10}} // expect: deadline-absent-http-client
	return client.Get("http://prices/today")
}
