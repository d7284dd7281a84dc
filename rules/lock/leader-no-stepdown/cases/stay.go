package main

import (
	"context"
	"time"

	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/klog/v2"
)

func sweep() {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}

// The context that says that it is over is not used, and nothing else stops the work.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) {
	go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{ // expect: leader-no-stepdown
		Lock:          config.Lock,
		LeaseDuration: 15 * time.Second,
		RenewDeadline: 10 * time.Second,
		RetryPeriod:   2 * time.Second,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(_ context.Context) { sweep() },
			OnStoppedLeading: func() { klog.Info("lost") },
		},
	})
}
