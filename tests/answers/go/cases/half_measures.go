package shop

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Limits that real programs set, and that do not end the wait.

func onlyTheConnect(url string) {
	transport := &http.Transport{DialContext: (&net.Dialer{Timeout: 3 * time.Second}).DialContext}
	client := &http.Client{Transport: transport} // expect: deadline-absent-http-client
	// answer: deadline unbounded
	client.Get(url)
}

func onlyTheHandshake(url string) {
	client := &http.Client{Transport: &http.Transport{TLSHandshakeTimeout: 3 * time.Second, IdleConnTimeout: time.Minute}} // expect: deadline-absent-http-client
	// answer: deadline unbounded
	client.Get(url)
}

func onlyTheKeepAlive(url string) {
	client := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{KeepAlive: 10 * time.Second}).DialContext}} // expect: deadline-absent-http-client
	// answer: deadline unbounded
	client.Get(url)
}

func scopeThrownAway(ctx context.Context, url string) {
	_, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil) // expect: deadline-absent-http-client
	// answer: deadline unbounded
	http.DefaultClient.Do(req)
}

func parsedAndNeverApplied(url string) {
	timeout := 5 * time.Second
	_ = timeout
	client := &http.Client{} // expect: deadline-absent-http-client
	// answer: deadline unbounded
	client.Get(url)
}

func cancelIsNoDeadline(url string) {
	ctx, cancel := context.WithCancel(context.Background()) // expect: deadline-absent-http-client
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	// answer: deadline unbounded
	http.DefaultClient.Do(req)
}

func bounded(url string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	http.DefaultClient.Do(req) // answer: deadline bounded 2s
}

func valuesKeepIt(url string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	ctx = context.WithValue(ctx, "order", 7)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	http.DefaultClient.Do(req) // answer: deadline bounded 2s
}

func detachedOnPurpose(ctx context.Context, url string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 4*time.Second)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	http.DefaultClient.Do(req) // answer: deadline bounded 4s
}

// Headers in time are no body in time: the limit is one of a phase, and rules may ask for more.
func onlyTheHeaders(url string) {
	client := &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: 3 * time.Second}}
	client.Get(url) // answer: deadline bounded 3s
}

func onlyThePool(url string) {
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 4, MaxIdleConns: 8}} // expect: deadline-absent-http-client
	// answer: deadline unbounded
	client.Get(url)
}
