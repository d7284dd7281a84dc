package pay

import (
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/paymentintent"
)

func charge(total int64) error {
	params := &stripe.PaymentIntentParams{Amount: stripe.Int64(total), Currency: stripe.String("eur")}
	_, err := paymentintent.New(params) // expect: idem-key-missing-outbound
	return err
}

func chargeOnce(order string, total int64) error {
	params := &stripe.PaymentIntentParams{Amount: stripe.Int64(total), Currency: stripe.String("eur")}
	params.SetIdempotencyKey("order:" + order)
	_, err := paymentintent.New(params)
	return err
}
