package orders

import (
	"net/http"
	"time"

	"github.com/gocql/gocql"
)

var cluster = &gocql.ClusterConfig{Hosts: []string{"cassandra"}, Timeout: 2 * time.Second}

type api struct{ session *gocql.Session }

func (a api) open(w http.ResponseWriter, r *http.Request) {
	a.session.Query("SELECT id FROM shop.orders WHERE state = ? ALLOW FILTERING", "open").Exec() // expect: part-scatter-gather
}

func (a api) ofCustomers(w http.ResponseWriter, r *http.Request) {
	a.session.Query("SELECT name FROM shop.customers WHERE id IN (?, ?)", r.FormValue("a"), r.FormValue("b")).Exec() // expect: part-scatter-gather
}

func (a api) ofDay(w http.ResponseWriter, r *http.Request) {
	a.session.Query("SELECT id FROM shop.orders WHERE customer = ? AND day = ?", r.FormValue("c"), r.FormValue("d")).Exec()
}

// Inside of one partition nothing is far away.
func (a api) openOfDay(w http.ResponseWriter, r *http.Request) {
	a.session.Query("SELECT id FROM orders WHERE customer = ? AND day = ? AND state = ? ALLOW FILTERING", "c", "d", "open").Exec()
}

// A tool that runs at night.
func Report(session *gocql.Session) {
	session.Query("SELECT id FROM shop.orders WHERE state = ? ALLOW FILTERING", "open").Exec()
}

func main() {
	session, err := cluster.CreateSession()
	if err != nil {
		return
	}
	a := api{session}
	http.HandleFunc("/open", a.open)
	http.HandleFunc("/customers", a.ofCustomers)
	http.HandleFunc("/day", a.ofDay)
	http.HandleFunc("/open-of-day", a.openOfDay)
	Report(session)
}
