package prices

import "net/http"

func today() (*http.Response, error) {
	return http.Get("http://prices/today") // expect: deadline-absent-http-client
}
