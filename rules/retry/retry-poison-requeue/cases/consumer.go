package orders

import (
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

func handle(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			ch.Nack(d.DeliveryTag, false, true) // expect: retry-poison-requeue
			continue
		}
		d.Ack(false)
	}
}

func toTheDeadLetters(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			ch.Nack(d.DeliveryTag, false, false)
			continue
		}
		d.Ack(false)
	}
}

func withPause(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			time.Sleep(5 * time.Second)
			ch.Nack(d.DeliveryTag, false, true)
			continue
		}
		d.Ack(false)
	}
}

func chosen(ch *amqp.Channel, mayPass func(error) bool) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			if mayPass(err) {
				ch.Nack(d.DeliveryTag, false, true)
			} else {
				ch.Nack(d.DeliveryTag, false, false)
			}
			continue
		}
		d.Ack(false)
	}
}

func ofItsOwn(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			d.Nack(false, true) // miss: retry-poison-requeue  what a channel of a library carries has no type yet
			continue
		}
		d.Ack(false)
	}
}
