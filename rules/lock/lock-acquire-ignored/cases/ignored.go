package main

import (
	"context"

	"go.etcd.io/etcd/client/v3/concurrency"
)

func settle(ctx context.Context, session *concurrency.Session, order string) {
	mutex := concurrency.NewMutex(session, "/orders/"+order)
	mutex.Lock(ctx) // expect: lock-acquire-ignored
	defer mutex.Unlock(ctx)
	book(order)
}

func settleOrFail(ctx context.Context, session *concurrency.Session, order string) error {
	mutex := concurrency.NewMutex(session, "/orders/"+order)
	if err := mutex.Lock(ctx); err != nil {
		return err
	}
	defer mutex.Unlock(ctx)
	return book(order)
}

// This one gives nothing back and stops the program when it fails.
func settleWithLocker(session *concurrency.Session, order string) error {
	locker := concurrency.NewLocker(session, "/orders/"+order)
	locker.Lock()
	defer locker.Unlock()
	return book(order)
}
