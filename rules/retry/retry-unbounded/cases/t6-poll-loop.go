package poll

import (
	"log"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

// Goes round after success as well: it asks for ever on purpose.
func watch(url string) {
	for {
		resp, err := client.Get(url)
		if err != nil {
			log.Print(err)
			continue
		}
		resp.Body.Close()
		time.Sleep(time.Minute)
	}
}
