import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export function pay(amount: number, options: Stripe.RequestOptions) {
  return stripe.paymentIntents.create({ amount, currency: "eur" }, options);
}
