package members

import (
	"context"
	"net/http"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

// The loop of a test stands around what runs without it as well.
func Members(cli *clientv3.Client) (*clientv3.MemberListResponse, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return cli.MemberList(ctx)
}

func serve(cli *clientv3.Client) {
	http.HandleFunc("/members", func(w http.ResponseWriter, r *http.Request) {
		if _, err := Members(cli); err != nil {
			w.WriteHeader(500)
		}
	})
}
