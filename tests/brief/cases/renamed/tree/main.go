package main

import (
	"context"
	"log"
	"net/http"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func save(ctx context.Context, hour string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, "https://calendar.example/hours/"+hour, strings.NewReader("{}"))
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// The program asks by itself until it works: who comes with a request makes the same call once.
func fill() {
	for {
		if err := save(context.Background(), "noon"); err == nil {
			return
		}
		log.Print("calendar is away")
		time.Sleep(time.Second)
	}
}

func main() {
	go fill()
	http.HandleFunc("/hours", func(w http.ResponseWriter, r *http.Request) {
		if err := save(r.Context(), "one"); err != nil {
			http.Error(w, "no", http.StatusBadGateway)
		}
	})
	server := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	log.Fatal(server.ListenAndServe())
}
