// Where the cancel function of a context goes does not change its deadline: it is returned, caught in a closure, kept in a field, in a
// global, in a list or a map, or never called.
package prices

import (
	"context"
	"net/http"
	"time"
)

type job struct {
	ctx    context.Context
	cancel context.CancelFunc
}

var cancelAll context.CancelFunc

func get(ctx context.Context, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(request) // answer: deadline bounded
	return err
}

func returned() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	return ctx, cancel
}

func inClosure() (context.Context, func()) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	return ctx, func() { cancel() }
}

func inField() *job {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	return &job{ctx: ctx, cancel: cancel}
}

func inGlobal() context.Context {
	var ctx context.Context
	ctx, cancelAll = context.WithTimeout(context.Background(), 4*time.Second)
	return ctx
}

func inList(cancels []context.CancelFunc) (context.Context, []context.CancelFunc) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	return ctx, append(cancels, cancel)
}

func inMap(cancels map[string]context.CancelFunc) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 6*time.Second)
	cancels["a"] = cancel
	return ctx
}

func all(cancels map[string]context.CancelFunc) {
	first, cancel := returned()
	defer cancel()
	_ = get(first, "http://prices/1")
	second, done := inClosure()
	defer done()
	_ = get(second, "http://prices/2")
	_ = get(inField().ctx, "http://prices/3")
	_ = get(inGlobal(), "http://prices/4")
	fifth, _ := inList(nil)
	_ = get(fifth, "http://prices/5")
	_ = get(inMap(cancels), "http://prices/6")
}
