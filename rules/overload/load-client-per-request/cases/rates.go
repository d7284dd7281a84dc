package rates

import (
	"crypto/tls"
	"database/sql"
	"net/http"
	"sync"

	"github.com/redis/go-redis/v9"
	"google.golang.org/grpc"
)

var (
	once   sync.Once
	shared *redis.Client
	stores = map[string]*sql.DB{}
)

type Config struct{ DSN string }

func routes(cfg Config) {
	http.HandleFunc("/today", today)
	http.HandleFunc("/tls", overTLS)
	http.HandleFunc("/history", history(cfg))
	http.HandleFunc("/once", memoised)
	http.HandleFunc("/tenant", ofTenant)
	http.HandleFunc("/probe", probe)
	http.HandleFunc("/helper", throughHelper)
}

func today(w http.ResponseWriter, r *http.Request) {
	conn, err := grpc.NewClient("rates:9000") // expect: load-client-per-request
	if err != nil {
		return
	}
	defer conn.Close()
}

func overTLS(w http.ResponseWriter, r *http.Request) {
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}}} // expect: load-client-per-request
	client.CloseIdleConnections()
}

// What the outer function was given is the same for all requests.
func history(cfg Config) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		db, err := sql.Open("postgres", cfg.DSN) // expect: load-client-per-request
		if err != nil {
			return
		}
		defer db.Close()
		db.Stats()
	}
}

func memoised(w http.ResponseWriter, r *http.Request) {
	once.Do(func() { shared = redis.NewClient(&redis.Options{Addr: "redis:6379"}) })
	shared.Close()
}

// One pool for each tenant, kept in a map.
func ofTenant(w http.ResponseWriter, r *http.Request) {
	tenant := r.Header.Get("X-Tenant")
	db, ok := stores[tenant]
	if !ok {
		db, _ = sql.Open("postgres", "host="+tenant)
		stores[tenant] = db
	}
	db.Stats()
}

// The user says where to: there is nothing to share.
func probe(w http.ResponseWriter, r *http.Request) {
	db, err := sql.Open("postgres", r.FormValue("dsn"))
	if err == nil {
		db.Close()
	}
}

func store() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: "redis:6379"}) // expect: load-client-per-request
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	client := store()
	defer client.Close()
}
