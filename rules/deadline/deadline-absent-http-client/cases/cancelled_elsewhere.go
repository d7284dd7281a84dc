package main

import (
	"context"
	"net/http"
	"time"
)

var (
	looking context.Context
	stop    context.CancelFunc
)

func begin() {
	go func() {
		looking, stop = context.WithCancel(context.Background()) // alarm: deadline-absent-http-client another function cancels it when its time is up
		defer stop()
		_ = look(looking)
	}()
}

func look(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://updates.example/latest", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func end() {
	select {
	case <-looking.Done():
	case <-time.After(500 * time.Millisecond):
		stop()
	}
}

func main() {
	begin()
	end()
}
