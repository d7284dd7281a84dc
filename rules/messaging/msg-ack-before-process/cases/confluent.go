package worker

import (
	"context"
	"database/sql"
	"time"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

func byTheClock(ctx context.Context, db *sql.DB) error {
	c, err := kafka.NewConsumer(&kafka.ConfigMap{"bootstrap.servers": "kafka:9092", "group.id": "orders"})
	if err != nil {
		return err
	}
	for {
		m, err := c.ReadMessage(time.Second)
		if err != nil {
			continue
		}
		db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Value) // miss: msg-ack-before-process  what stands in a ConfigMap behind // expect: msg-ack-before-process is not read
	}
}

func storedLater(ctx context.Context, db *sql.DB) error {
	c, err := kafka.NewConsumer(&kafka.ConfigMap{"bootstrap.servers": "kafka:9092", "group.id": "orders", "enable.auto.offset.store": false})
	if err != nil {
		return err
	}
	for {
		m, err := c.ReadMessage(time.Second)
		if err != nil {
			continue
		}
		db.ExecContext(ctx, "UPDATE orders SET state = 'seen' WHERE id = $1", m.Value)
	}
}
