package shop

import (
	"context"
	"net/http"
	"strings"
	"time"

	"seata.apache.org/seata-go/pkg/tm"
)

var client = &http.Client{Timeout: 2 * time.Second}

func place(ctx context.Context, order string) error {
	return tm.WithGlobalTx(ctx, &tm.GtxConfig{Name: "place", Timeout: 30 * time.Second}, func(ctx context.Context) error { // expect: tpc-global-tx-cross-service
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://stock/reservations", strings.NewReader(order))
		if err != nil {
			return err
		}
		res, err := client.Do(req)
		if err != nil {
			return err
		}
		return res.Body.Close()
	})
}

// A call that only reads locks nothing elsewhere.
func look(ctx context.Context) error {
	return tm.WithGlobalTx(ctx, &tm.GtxConfig{Name: "look"}, func(ctx context.Context) error {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://stock/left", nil)
		if err != nil {
			return err
		}
		res, err := client.Do(req)
		if err != nil {
			return err
		}
		return res.Body.Close()
	})
}
