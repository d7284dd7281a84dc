package main

import (
	"context"
	"log"
)

type Handler[C any] interface {
	Handle(ctx context.Context, command C) error
}

// Every command goes through it: that leads each of them to its own handler, not to all.
type logged[C any] struct {
	base Handler[C]
}

func (l logged[C]) Handle(ctx context.Context, command C) error {
	err := l.base.Handle(ctx, command)
	log.Print("handled: ", err)
	return err
}

func withLog[C any](base Handler[C]) Handler[C] { return logged[C]{base: base} }
