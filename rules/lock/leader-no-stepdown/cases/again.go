package main

import (
	"context"
	"log"
	"time"

	"k8s.io/client-go/tools/leaderelection"
)

type cleaner struct {
	elector *leaderelection.LeaderElector
}

func (c *cleaner) lead(ctx context.Context) {
	for {
		removeOne()
		time.Sleep(time.Minute)
	}
}

func newCleaner(config leaderelection.LeaderElectionConfig) (*cleaner, error) {
	c := &cleaner{}
	config.Callbacks = leaderelection.LeaderCallbacks{
		OnStartedLeading: c.lead,
		OnStoppedLeading: func() { log.Println("lost the lease") },
		OnNewLeader:      func(name string) { log.Printf("%s leads", name) },
	}
	elector, err := leaderelection.NewLeaderElector(config)
	if err != nil {
		return nil, err
	}
	c.elector = elector
	return c, nil
}

// Whoever has lost stands again while the old work still goes round.
func (c *cleaner) run(ctx context.Context) {
	for {
		c.elector.Run(ctx) // expect: leader-no-stepdown
		log.Println("standing again")
	}
}
