package main

import (
	"net/http"
	"time"

	"github.com/go-redsync/redsync/v4"
)

var slow = &http.Client{Timeout: 30 * time.Second}

func settle(rs *redsync.Redsync, order string) error {
	mutex := rs.NewMutex("lock:"+order, redsync.WithExpiry(5*time.Second))
	if err := mutex.Lock(); err != nil { // expect: lock-lease-shorter-than-work
		return err
	}
	defer mutex.Unlock()
	_, err := slow.Get("https://pay.example/charges/" + order)
	return err
}
