package worker

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/nats-io/nats.go"
)

var client = &http.Client{Timeout: 45 * time.Second}

func Work(ctx context.Context, queue *sqs.Client, url *string) error {
	for {
		out, err := queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: url, VisibilityTimeout: 30, MaxNumberOfMessages: 1}) // expect: msg-lease-shorter-than-work
		if err != nil {
			return err
		}
		for _, m := range out.Messages {
			if err := book(*m.Body); err != nil {
				continue
			}
			if _, err := queue.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: url, ReceiptHandle: m.ReceiptHandle}); err != nil {
				return err
			}
		}
	}
}

func book(order string) error {
	resp, err := client.Get("https://books.example/orders/" + order)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func WorkInTime(ctx context.Context, queue *sqs.Client, url *string) error {
	out, err := queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: url, VisibilityTimeout: 90})
	if err != nil {
		return err
	}
	for _, m := range out.Messages {
		if err := book(*m.Body); err != nil {
			return err
		}
		if _, err := queue.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: url, ReceiptHandle: m.ReceiptHandle}); err != nil {
			return err
		}
	}
	return nil
}

func Listen(js nats.JetStreamContext) error {
	_, err := js.Subscribe("orders", func(m *nats.Msg) { // expect: msg-lease-shorter-than-work
		if book(string(m.Data)) == nil {
			_ = m.Ack()
		}
	}, nats.ManualAck())
	return err
}

func ListenPatiently(js nats.JetStreamContext) error {
	_, err := js.Subscribe("orders.slow", func(m *nats.Msg) {
		if book(string(m.Data)) == nil {
			_ = m.Ack()
		}
	}, nats.ManualAck(), nats.AckWait(2*time.Minute))
	return err
}

// Who made this consumer decided how long it waits.
func ListenAsSomebodySays(js nats.JetStreamContext) error {
	_, err := js.Subscribe("orders.bound", func(m *nats.Msg) {
		if book(string(m.Data)) == nil {
			_ = m.Ack()
		}
	}, nats.ManualAck(), nats.Durable("books"))
	return err
}
