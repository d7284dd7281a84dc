package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// One piece of work, after which nobody leads.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { removeOne() },
			OnStoppedLeading: func() { log.Print("lost") },
		},
	})
}

func sweep() {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}
