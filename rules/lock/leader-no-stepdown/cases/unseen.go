package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// What runs then is not known here.

func stay(ctx context.Context, stop context.CancelFunc, lost chan struct{}, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock: config.Lock,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { sweep() },
			OnStoppedLeading: config.Callbacks.OnStoppedLeading,
		},
	})
}

func sweep() {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}
