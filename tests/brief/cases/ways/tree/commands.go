package main

import (
	"context"
	"net/http"
	"time"
)

var payments = &http.Client{Timeout: 2 * time.Second}

type Cancel struct{ ID string }

type cancelHandler struct{ orders Orders }

func (h cancelHandler) Handle(ctx context.Context, command Cancel) error {
	return h.orders.Update(ctx, command.ID, func(ctx context.Context, order *Order) error {
		order.State = "cancelled"
		return refund(ctx, order.ID)
	})
}

func refund(ctx context.Context, id string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPut, "https://payments.example/refunds/"+id, nil)
	if err != nil {
		return err
	}
	answer, err := payments.Do(request)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

type Ship struct{ ID string }

type shipHandler struct{ orders Orders }

func (h shipHandler) Handle(ctx context.Context, command Ship) error {
	return h.orders.Update(ctx, command.ID, func(ctx context.Context, order *Order) error {
		order.State = "shipped"
		return nil
	})
}
