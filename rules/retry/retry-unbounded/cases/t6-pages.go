package pages

import (
	"encoding/json"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

type page struct{ Next string }

func all(url string) error {
	for {
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		var p page
		if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
			return err
		}
		if p.Next == "" {
			return nil
		}
		url = p.Next
	}
}
