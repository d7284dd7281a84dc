package main

import (
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

var reload bool
var connected bool

type shop struct {
	names []string
	last  string
}

// Asked for once, and when a signal says so.
func (s *shop) load() {
	if reload || len(s.names) == 0 {
		http.Get("http://names/all")
		s.names = append(s.names, "one")
	}
}

func (s *shop) list(w http.ResponseWriter, r *http.Request) { s.load() }

// Where the program is told of another one.
func (s *shop) report(w http.ResponseWriter, r *http.Request) {
	http.Get("http://stock/all")
	if os.Getenv("REPORTS") != "" {
		http.Get("http://reports/all")
	}
}

// What a request brings, and what is set as soon as the program has started, is no state.
func (s *shop) plain(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.Get("http://plain/one")
	}
	if connected {
		http.Get("http://plain/two")
	}
	if s.last == "" {
		http.Get("http://plain/three")
	}
}

func main() {
	s := &shop{}
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	go func() {
		<-hup
		reload = true
	}()
	connected = true
	http.HandleFunc("/list", s.list)
	http.HandleFunc("/report", s.report)
	http.HandleFunc("/plain", s.plain)
	http.ListenAndServe(":8080", nil)
}
