package prices

import (
	"net/http"
	"testing"
)

func TestToday(t *testing.T) {
	if _, err := http.Get("http://localhost:8080/today"); err != nil {
		t.Fatal(err)
	}
}
