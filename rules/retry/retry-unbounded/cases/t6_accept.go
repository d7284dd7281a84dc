package serve

import (
	"net"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: time.Second}

func accept(listener net.Listener, handle func(net.Conn)) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			continue
		}
		go handle(conn)
	}
}

func heartbeat(url string, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(10 * time.Second):
			if answer, err := client.Get(url); err == nil {
				answer.Body.Close()
			}
		}
	}
}

func drain(jobs <-chan string) {
	for job := range jobs {
		answer, err := client.Get(job)
		if err != nil {
			continue
		}
		answer.Body.Close()
	}
}
