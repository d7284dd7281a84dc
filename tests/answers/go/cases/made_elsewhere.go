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
	byName[name].Get(url)
}

func outOfAChannel(pool chan *http.Client, url string) {
	client := <-pool
	client.Get(url)
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
	client := &http.Client{Transport: clients.Transport()} // alarm: deadline-absent-http-client a transport that nobody here sees may have limits of its own
	client.Get(url)
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

func byAnOption(url string, options ...func(*http.Client)) {
	client := &http.Client{}
	for _, option := range options {
		option(client)
	}
	client.Get(url) // answer: deadline unknown
}
