package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// What is deferred ends the work.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) {
	go func() {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		leaderelection.RunOrDie(turn, leaderelection.LeaderElectionConfig{
			Lock: config.Lock,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(context.Context) { sweep(turn) },
				OnStoppedLeading: func() { log.Print("lost") },
			},
		})
	}()
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
