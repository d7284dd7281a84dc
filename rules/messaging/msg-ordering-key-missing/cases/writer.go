package shop

import (
	"context"
	"time"

	"github.com/segmentio/kafka-go"
)

func send(ctx context.Context, id, order []byte) error {
	w := &kafka.Writer{Addr: kafka.TCP("kafka:9092"), Topic: "orders", WriteTimeout: 2 * time.Second, RequiredAcks: kafka.RequireAll}
	if err := w.WriteMessages(ctx, kafka.Message{Key: id, Value: order}); err != nil {
		return err
	}
	return w.WriteMessages(ctx, kafka.Message{Value: order}) // expect: msg-ordering-key-missing
}
