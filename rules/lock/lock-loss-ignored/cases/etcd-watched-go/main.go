package main

import (
	"context"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/client/v3/concurrency"
)

func lead(ctx context.Context, client *clientv3.Client) error {
	session, err := concurrency.NewSession(client, concurrency.WithTTL(10))
	if err != nil {
		return err
	}
	defer session.Close()
	election := concurrency.NewElection(session, "/jobs/leader")
	if err := election.Campaign(ctx, "me"); err != nil {
		return err
	}
	select {
	case <-session.Done():
		return nil
	case err := <-started(ctx):
		return err
	}
}
