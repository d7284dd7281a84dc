package main

import (
	"flag"
	"net/http"
	"time"
)

type config struct {
	readHeaderTimeout time.Duration
}

func newConfig() *config {
	c := new(config)
	flag.DurationVar(&c.readHeaderTimeout, "read-header-timeout", time.Minute, "")
	return c
}

// What a test puts into the field is not what runs, and no proof that nothing does.
func serve(c *config, h http.Handler) error {
	srv := &http.Server{Addr: ":8080", Handler: h, ReadHeaderTimeout: c.readHeaderTimeout}
	return srv.ListenAndServe() // answer: deadline unknown
}

func main() {
	c := newConfig()
	flag.Parse()
	serve(c, http.DefaultServeMux)
}
