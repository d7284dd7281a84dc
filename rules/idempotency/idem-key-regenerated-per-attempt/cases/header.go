package pay

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

var client = &http.Client{Timeout: 2 * time.Second}

func charge(req *http.Request) (err error) {
	for i := 0; i < 3; i++ {
		req.Header.Set("Idempotency-Key", uuid.NewString())
		var resp *http.Response
		if resp, err = client.Do(req); err == nil { // expect: idem-key-regenerated-per-attempt
			return resp.Body.Close()
		}
		time.Sleep(time.Second << i)
	}
	return err
}

func chargeOnce(req *http.Request) (err error) {
	req.Header.Set("Idempotency-Key", uuid.NewString())
	for i := 0; i < 3; i++ {
		var resp *http.Response
		if resp, err = client.Do(req); err == nil {
			return resp.Body.Close()
		}
		time.Sleep(time.Second << i)
	}
	return err
}
