package orders

import amqp "github.com/rabbitmq/amqp091-go"

func handle(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			ch.Nack(d.DeliveryTag, false, !d.Redelivered)
			continue
		}
		d.Ack(false)
	}
}

func declare(ch *amqp.Channel) error {
	_, err := ch.QueueDeclare("orders", true, false, false, false, amqp.Table{"x-queue-type": "quorum", "x-delivery-limit": 5})
	return err
}

func handleLimited(ch *amqp.Channel) {
	deliveries, _ := ch.Consume("orders", "", false, false, false, false, nil)
	for d := range deliveries {
		if err := store(d.Body); err != nil {
			ch.Nack(d.DeliveryTag, false, true)
			continue
		}
		d.Ack(false)
	}
}
