package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The process ends with the lease, in two steps.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { sweep() },
			OnStoppedLeading: func() {
				log.Print("lost")
				os.Exit(1)
			},
		},
	})
}

func sweep() {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}
