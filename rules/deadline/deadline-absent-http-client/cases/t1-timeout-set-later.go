package prices

import (
	"net/http"
	"time"
)

func today() (*http.Response, error) {
	client := &http.Client{}
	client.Timeout = 3 * time.Second
	return client.Get("http://prices/today")
}
