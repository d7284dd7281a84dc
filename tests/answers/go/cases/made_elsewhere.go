package shop

import (
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"sync"
	"time"

	"example.com/platform/clients"
	"example.com/platform/settings"
	"golang.org/x/oauth2"
)

// Clients and limits that somebody else touches: what that does cannot be known.

type limits struct{ Timeout time.Duration }

func configuredByALibrary(url string) {
	client := &http.Client{}
	clients.Configure(client)
	client.Get(url) // answer: deadline unknown
}

func limitOutOfAFile(url string) {
	var l limits
	text, _ := os.ReadFile("limits.json")
	json.Unmarshal(text, &l)
	client := &http.Client{Timeout: l.Timeout}
	client.Get(url) // answer: deadline unknown
}

func setByReflection(url string) {
	client := &http.Client{}
	reflect.ValueOf(client).Elem().FieldByName("Timeout").SetInt(int64(time.Second))
	client.Get(url) // answer: deadline unknown
}

var byName = map[string]*http.Client{}

func outOfARegister(name, url string) {
	byName[name].Get(url) // answer: deadline unknown
}

func outOfAChannel(pool chan *http.Client, url string) {
	client := <-pool
	client.Get(url) // answer: deadline inherited
}

var pool = sync.Pool{New: func() any { return clients.Fresh() }}

func outOfAPool(url string) {
	client := pool.Get().(*http.Client)
	client.Get(url) // answer: deadline unknown
}

func limitOfALibrary(url string) {
	client := &http.Client{Timeout: settings.Current().HTTP.Timeout}
	client.Get(url) // answer: deadline unknown
}

func transportOfALibrary(url string) {
	client := &http.Client{Transport: clients.Transport()}
	client.Get(url) // answer: deadline unknown
}

func transportTypeOfALibrary(url string) {
	client := &http.Client{Transport: &clients.Limited{Attempts: 2}}
	client.Get(url) // answer: deadline unknown
}

func transportThatOnlyPassesOn(source oauth2.TokenSource, url string) {
	client := &http.Client{Transport: &oauth2.Transport{Source: source}} // expect: deadline-absent-http-client
	client.Get(url) // answer: deadline unbounded
}

type counting struct{ next http.RoundTripper }

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) { return c.next.RoundTrip(r) }

func transportOfOnesOwn(url string) {
	client := &http.Client{Transport: &counting{http.DefaultTransport}} // expect: deadline-absent-http-client
	client.Get(url) // answer: deadline unbounded
}

func endlessAndHandedOut(url string) {
	client := &http.Client{Timeout: 0}
	clients.Configure(client)
	client.Get(url) // answer: deadline unknown
}

func endlessAfterwards(url string) {
	client := &http.Client{}
	clients.Configure(client)
	client.Timeout = 0
	client.Get(url) // answer: deadline unknown
}

func contextOfALibrary(url string) {
	req, _ := http.NewRequestWithContext(clients.Context(), http.MethodGet, url, nil)
	http.DefaultClient.Do(req) // answer: deadline unknown
}

type embedding struct{ clients.Base }

func (e *embedding) get(url string) {
	e.HTTP.Get(url)
}

type fetcher struct {
	client *http.Client
	tune   func(*http.Client)
}

func (f *fetcher) tuned(url string) {
	client := &http.Client{}
	f.tune(client)
	client.Get(url) // answer: deadline unknown
}

func limitOfEitherOfTwo(fast bool, url string) {
	timeout := settings.Timeout()
	if fast {
		timeout = time.Second
	}
	client := &http.Client{Timeout: timeout}
	client.Get(url) // answer: deadline unknown
}

type option func(*http.Client)

func withJar(jar http.CookieJar) option { return func(c *http.Client) { c.Jar = jar } }

func withTimeout(d time.Duration) option { return func(c *http.Client) { c.Timeout = d } }

func made(options ...option) *http.Client {
	client := &http.Client{} // expect: deadline-absent-http-client
	for _, set := range options {
		set(client)
	}
	return client
}

func byOptionsThatAreSeen(jar http.CookieJar, url string) {
	made().Get(url) // answer: deadline unbounded
	made(withJar(jar)).Get(url) // answer: deadline unbounded
	made(withJar(jar), withTimeout(time.Second)).Get(url) // answer: deadline bounded 1s
	made(clients.Option()).Get(url) // answer: deadline unknown
}

func byAnOption(url string, options ...func(*http.Client)) {
	client := &http.Client{}
	for _, option := range options {
		option(client)
	}
	client.Get(url) // answer: deadline unknown
}
