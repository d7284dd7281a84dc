package main

import (
	"context"
	"net/http"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill/message"
)

func send(msg *message.Message) error {
	_, err := http.Get("http://post.example/send")
	return err
}

func run(in message.Subscriber) error {
	router, err := message.NewRouter(message.RouterConfig{}, watermill.NopLogger{})
	if err != nil {
		return err
	}
	router.AddNoPublisherHandler("mail", "orders.placed", in, send)
	return router.Run(context.Background())
}
