package main

import (
	"context"
	"errors"
	"sync"

	"github.com/bsm/redislock"
)

type store struct {
	mu    sync.Mutex
	items map[string]int
}

func (s *store) take(key string) (int, error) {
	s.mu.Lock() // expect: lock-release-not-guaranteed
	n, ok := s.items[key]
	if !ok {
		return 0, errors.New("nothing there")
	}
	s.mu.Unlock()
	return n, nil
}

func (s *store) takeEarly(key string) (int, error) {
	s.mu.Lock()
	n, ok := s.items[key]
	if !ok {
		s.mu.Unlock()
		return 0, errors.New("nothing there")
	}
	s.mu.Unlock()
	return n, nil
}

func (s *store) giveBack() { s.mu.Unlock() }

// Another function gives it back before the return.
func (s *store) takeWithHelper(key string) int {
	s.mu.Lock()
	n, ok := s.items[key]
	if !ok {
		s.giveBack()
		return 0
	}
	s.mu.Unlock()
	return n
}

// The caller gives it back: no release here at all.
func (s *store) hold() *store {
	s.mu.Lock()
	return s
}

func obtained(ctx context.Context, locker *redislock.Client, key string) error {
	lock, err := locker.Obtain(ctx, key, 30_000_000_000, nil) // expect: lock-release-not-guaranteed
	if errors.Is(err, redislock.ErrNotObtained) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := work(ctx); err != nil {
		return err
	}
	return lock.Release(ctx)
}

// Whoever is handed the lock gives it back.
func handedOn(ctx context.Context, locker *redislock.Client, key string, keep bool) (*redislock.Lock, error) {
	lock, err := locker.Obtain(ctx, key, 30_000_000_000, nil)
	if err != nil {
		return nil, err
	}
	if keep {
		return lock, nil
	}
	return nil, lock.Release(ctx)
}
