package main

import (
	"testing"
	"time"
)

func TestServe(t *testing.T) {
	go serve(&config{readHeaderTimeout: time.Second}, nil)
}
