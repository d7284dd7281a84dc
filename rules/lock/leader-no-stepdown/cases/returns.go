package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// Who calls this ends the program, or does not.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { sweep() },
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
