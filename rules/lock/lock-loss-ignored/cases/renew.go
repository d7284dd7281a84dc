package main

import (
	"context"
	"time"

	"github.com/go-redsync/redsync/v4"
	"github.com/hashicorp/consul/api"
)

func renew(ctx context.Context, mutex *redsync.Mutex, done chan struct{}) {
	for {
		select {
		case <-done:
			return
		case <-time.After(time.Second):
			mutex.ExtendContext(ctx) // expect: lock-loss-ignored
		}
	}
}

func renewOrStop(ctx context.Context, mutex *redsync.Mutex, stop func()) {
	if ok, err := mutex.ExtendContext(ctx); err != nil || !ok {
		stop()
	}
}

func lead(client *api.Client, stop chan struct{}) error {
	lock, err := client.LockKey("jobs/leader")
	if err != nil {
		return err
	}
	if _, err := lock.Lock(stop); err != nil { // expect: lock-loss-ignored
		return err
	}
	defer lock.Unlock()
	return work(nil)
}

func leadUntilLost(client *api.Client, stop chan struct{}) error {
	lock, err := client.LockKey("jobs/leader")
	if err != nil {
		return err
	}
	lost, err := lock.Lock(stop)
	if err != nil {
		return err
	}
	defer lock.Unlock()
	return work(lost)
}
