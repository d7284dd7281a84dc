package members

import (
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

func TestMembers(t *testing.T) {
	cli, _ := clientv3.New(clientv3.Config{})
	for i := 0; i < 20; i++ {
		_, err := Members(cli)
		if err == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("no members")
}
