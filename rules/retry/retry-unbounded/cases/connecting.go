package connect

import (
	"math/rand"
	"net"
	"time"
)

// Who cannot do without a connection waits for it: a note.
func connect(address string) net.Conn {
	for { // expect: retry-unbounded
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			return conn
		}
		time.Sleep(time.Duration(rand.Int63n(int64(time.Minute))))
	}
}
