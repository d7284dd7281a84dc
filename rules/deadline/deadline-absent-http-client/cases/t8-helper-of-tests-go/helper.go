package shoptest

import (
	"net/http"
	"testing"
)

// No file of tests by its name, and there for tests all the same.
func Fetch(t testing.TB, url string) *http.Response {
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}
