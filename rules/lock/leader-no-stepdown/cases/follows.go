package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The call returns when the lease is lost.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { sweep() },
			OnStoppedLeading: func() { log.Print("lost") },
		},
	})
	os.Exit(1)
}

func sweep() {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}
