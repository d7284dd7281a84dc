package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The loop ends when the one piece of work is done.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { prepare() },
			OnStoppedLeading: func() { log.Print("lost") },
		},
	})
}

func prepare() {
	for {
		if prepared() {
			return
		}
		time.Sleep(time.Minute)
	}
}
