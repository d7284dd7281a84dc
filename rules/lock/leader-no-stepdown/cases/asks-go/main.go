package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

// The work asks by itself whether it still leads.
func stay(ctx context.Context, config leaderelection.LeaderElectionConfig) error {
	var elector *leaderelection.LeaderElector
	config.Callbacks = leaderelection.LeaderCallbacks{
		OnStartedLeading: func(context.Context) { sweep(elector) },
		OnStoppedLeading: func() { log.Print("lost") },
	}
	elector, err := leaderelection.NewLeaderElector(config)
	if err != nil {
		return err
	}
	go elector.Run(ctx)
	return nil
}

func sweep(elector *leaderelection.LeaderElector) {
	for {
		if elector.IsLeader() {
			removeOne()
		}
		time.Sleep(time.Minute)
	}
}
