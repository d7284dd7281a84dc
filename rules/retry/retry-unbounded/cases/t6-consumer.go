package consumer

import (
	"context"
	"log"

	"github.com/segmentio/kafka-go"
)

func run(reader *kafka.Reader) {
	for {
		message, err := reader.ReadMessage(context.Background())
		if err != nil {
			log.Print(err)
			continue
		}
		handle(message)
	}
}

func handle(message kafka.Message) {}
