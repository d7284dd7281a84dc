package mocks

import (
	"database/sql"
	"fmt"
	"net/http"
	"time"

	"github.com/DATA-DOG/go-sqlmock"
)

// Stands among the program's files, and helps its tests: what it imports says so.
func Open() (*sql.DB, sqlmock.Sqlmock, error) { return sqlmock.New() }

func WaitUntilUp(port int) bool {
	for i := 0; i < 100; i++ {
		resp, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d/status", port))
		if err == nil {
			resp.Body.Close()
			return true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return false
}
