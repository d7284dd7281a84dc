package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The work looks at what it is handed.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) {
				go sweep()
				<-ctx.Done()
				os.Exit(1)
			},
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
