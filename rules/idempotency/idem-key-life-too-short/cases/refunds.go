package refunds

import (
	"time"

	"github.com/cenkalti/backoff/v4"
	"github.com/stripe/stripe-go/v79"
	"github.com/stripe/stripe-go/v79/refund"
)

func forDays(charge string) error {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = 72 * time.Hour
	return backoff.Retry(func() error {
		params := &stripe.RefundParams{Charge: stripe.String(charge)}
		params.SetIdempotencyKey("refund-" + charge)
		_, err := refund.New(params) // expect: idem-key-life-too-short
		return err
	}, b)
}

func forMinutes(charge string) error {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = 5 * time.Minute
	return backoff.Retry(func() error {
		params := &stripe.RefundParams{Charge: stripe.String(charge)}
		params.SetIdempotencyKey("refund-" + charge)
		_, err := refund.New(params)
		return err
	}, b)
}
