package main

import (
	"context"
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/klog/v2"
)

type lister struct {
	period time.Duration
	id     string
}

// A clock repeats the work, and its channel is closed only when it is over.
func (l *lister) start(config *leaderelection.LeaderElectionConfig) error {
	config.Callbacks = leaderelection.LeaderCallbacks{
		OnStartedLeading: func(ctx context.Context) {
			l.repeat()
		},
		OnStoppedLeading: func() {
			klog.Info("no longer the leader")
		},
		OnNewLeader: func(id string) {
			if id == l.id {
				return
			}
			klog.Infof("%s leads", id)
		},
	}
	elector, err := leaderelection.NewLeaderElector(*config)
	if err != nil {
		return fmt.Errorf("no elector: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go elector.Run(ctx) // expect: leader-no-stepdown
	return serve()
}

func (l *lister) repeat() {
	stop := make(chan struct{})
	defer close(stop)
	wait.Until(l.list, l.period, stop)
}

func (l *lister) list() {
	removeOne()
}
