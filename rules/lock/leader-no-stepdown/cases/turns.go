package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// Each turn ends what it began.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) {
	for {
		turn, cancel := context.WithCancel(ctx)
		leaderelection.RunOrDie(turn, leaderelection.LeaderElectionConfig{
			Lock: config.Lock,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(context.Context) { sweep(turn) },
				OnStoppedLeading: func() { log.Print("lost") },
			},
		})
		cancel()
	}
}

func sweep(ctx context.Context) {
	for {
		if ctx.Err() != nil {
			return
		}
		removeOne()
		time.Sleep(time.Minute)
	}
}
