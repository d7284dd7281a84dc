package shop

import (
	"net/http"
	"sync/atomic"
)

// What is taken out of something that holds it: a call is seen, and how its object was made is not.

var register = map[string]*http.Client{}
var spare []*http.Client
var current atomic.Pointer[http.Client]

type registry struct {
	clients map[string]*http.Client
	queue   chan *http.Client
}

func ofAMap(name, url string) { register[name].Get(url) } // answer: deadline unknown
func ofASlice(url string)     { spare[0].Get(url) }       // answer: deadline unknown
func ofAPointer(url string)   { current.Load().Get(url) } // answer: deadline unknown

func (r *registry) ofAField(name, url string) { r.clients[name].Get(url) } // answer: deadline unknown
func (r *registry) ofAQueue(url string)       { (<-r.queue).Get(url) }     // answer: deadline unknown

func (r *registry) ofEach(url string) {
	for _, c := range r.clients {
		c.Get(url) // answer: deadline unknown
	}
}

func (r *registry) ofASelect(url string) {
	select {
	case c := <-r.queue:
		c.Get(url) // answer: deadline unknown
	}
}
