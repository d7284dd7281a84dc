package worker

import (
	"context"
	"database/sql"
	"net/http"
	"strings"

	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/segmentio/kafka-go"
)

func automatic(ctx context.Context, ch *amqp.Channel, db *sql.DB) error {
	msgs, err := ch.Consume("orders", "", true, false, false, false, nil)
	if err != nil {
		return err
	}
	for m := range msgs {
		db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Body) // expect: msg-ack-before-process
	}
	return nil
}

func manual(ctx context.Context, ch *amqp.Channel, db *sql.DB) error {
	msgs, err := ch.Consume("orders", "", false, false, false, false, nil)
	if err != nil {
		return err
	}
	for m := range msgs {
		if _, err := db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Body); err != nil {
			return err
		}
		m.Ack(false)
	}
	return nil
}

func early(ctx context.Context, msgs <-chan amqp.Delivery, db *sql.DB) {
	for m := range msgs {
		m.Ack(false)
		db.ExecContext(ctx, "UPDATE orders SET state = 'sent' WHERE id = $1", m.Body) // miss: msg-ack-before-process  the only variable of a loop over a channel has no type
	}
}

func first(ctx context.Context, msgs <-chan amqp.Delivery, db *sql.DB) {
	m := <-msgs
	m.Ack(false)
	db.ExecContext(ctx, "UPDATE orders SET state = 'sent' WHERE id = $1", m.Body) // expect: msg-ack-before-process
}

// What was refused is confirmed on a way of its own.
func some(ctx context.Context, msgs <-chan amqp.Delivery, db *sql.DB) {
	for {
		m := <-msgs
		if len(m.Body) == 0 {
			m.Ack(false)
			continue
		}
		db.ExecContext(ctx, "UPDATE orders SET state = 'seen' WHERE id = $1", m.Body)
		m.Ack(false)
	}
}

// Stored first: what comes after the confirmation is told by the row.
func inbox(ctx context.Context, msgs <-chan amqp.Delivery, db *sql.DB) error {
	for {
		m := <-msgs
		if _, err := db.ExecContext(ctx, "INSERT INTO inbox (id, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", m.MessageId, m.Body); err != nil {
			return err
		}
		m.Ack(false)
		db.ExecContext(ctx, "UPDATE orders SET state = 'seen' WHERE id = $1", m.Body)
	}
}

func committed(ctx context.Context, db *sql.DB) error {
	r := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"kafka:9092"}, GroupID: "orders", Topic: "orders"})
	for {
		m, err := r.ReadMessage(ctx)
		if err != nil {
			return err
		}
		db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Key) // expect: msg-ack-before-process
	}
}

// Without a group nothing is committed.
func alone(ctx context.Context, db *sql.DB) error {
	r := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"kafka:9092"}, Topic: "orders"})
	for {
		m, err := r.ReadMessage(ctx)
		if err != nil {
			return err
		}
		db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Key)
	}
}

func fetched(ctx context.Context, db *sql.DB) error {
	r := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"kafka:9092"}, GroupID: "orders", Topic: "orders"})
	for {
		m, err := r.FetchMessage(ctx)
		if err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, "UPDATE orders SET state = 'paid' WHERE id = $1", m.Key); err != nil {
			return err
		}
		r.CommitMessages(ctx, m)
	}
}

// Numbers about the traffic may be lost.
func metrics(ctx context.Context, ch *amqp.Channel) {
	client := &http.Client{Timeout: 2e9}
	msgs, _ := ch.Consume("visits", "", true, true, false, false, nil)
	for m := range msgs {
		client.Post("https://stats.example/metrics", "text/plain", strings.NewReader(string(m.Body)))
	}
}
