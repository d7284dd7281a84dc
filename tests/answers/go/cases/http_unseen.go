package shop

import (
	"context"
	"net/http"
	"os"
	"reflect"
	"strconv"
	"time"

	"example.com/platform/clients"
	"example.com/platform/settings"
)

// Where nobody here can see what a client is given, absence is not claimed.

type options struct{ Timeout time.Duration }

func handedOver(client *http.Client, url string) {
	client.Get(url) // answer: deadline inherited
}

func fromALibrary(url string) {
	client := clients.New("prices").HTTP
	client.Get(url)
}

func timeoutOfALibrary(url string) {
	client := &http.Client{Timeout: settings.Timeout()}
	client.Get(url) // answer: deadline unknown
}

func timeoutFromTheEnvironment(url string) {
	seconds, _ := strconv.Atoi(os.Getenv("PRICE_TIMEOUT"))
	client := &http.Client{Timeout: time.Duration(seconds) * time.Second}
	client.Get(url) // answer: deadline unknown
}

func timeoutOfACaller(o options, url string) {
	client := &http.Client{Timeout: o.Timeout}
	client.Get(url) // answer: deadline unknown
}

func contextOfACaller(ctx context.Context, url string) {
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	http.DefaultClient.Do(req) // answer: deadline inherited
}

func setByReflection(url string) {
	client := &http.Client{}
	reflect.ValueOf(client).Elem().FieldByName("Timeout").SetInt(int64(time.Second))
	client.Get(url) // answer: deadline unknown
}

func setByALibrary(url string) {
	client := &http.Client{}
	clients.Configure(client)
	client.Get(url) // answer: deadline unknown
}

func requestMadeElsewhere(make func() *http.Request) {
	http.DefaultClient.Do(make()) // answer: deadline unknown
}

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

func behindAnInterface(d doer, req *http.Request) {
	d.Do(req)
}

var shared *http.Client

func Use(client *http.Client) { shared = client }

func sharedAndSetByOthers(url string) {
	shared.Get(url) // answer: deadline inherited
}
