package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The context that the work looks at is that of the process, not that of the election.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{ // expect: leader-no-stepdown
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { sweep(ctx) },
			OnStoppedLeading: func() { log.Print("lost") },
		},
	})
}

func sweep(ctx context.Context) {
	ticks := time.NewTicker(time.Minute)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			removeOne()
		}
	}
}
