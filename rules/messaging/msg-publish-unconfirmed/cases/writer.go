package shop

import (
	"context"
	"time"

	"github.com/segmentio/kafka-go"
)

func unasked(ctx context.Context, order []byte) error {
	w := &kafka.Writer{Addr: kafka.TCP("kafka:9092"), Topic: "orders", WriteTimeout: 2 * time.Second}
	return w.WriteMessages(ctx, kafka.Message{Key: order, Value: order}) // expect: msg-publish-unconfirmed
}

func asked(ctx context.Context, order []byte) error {
	w := &kafka.Writer{Addr: kafka.TCP("kafka:9092"), Topic: "orders", WriteTimeout: 2 * time.Second, RequiredAcks: kafka.RequireAll}
	return w.WriteMessages(ctx, kafka.Message{Key: order, Value: order})
}
