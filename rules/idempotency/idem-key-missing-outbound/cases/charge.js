import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY);

export function charge(order) {
  return stripe.paymentIntents.create({ amount: order.total, currency: "eur" }); // expect: idem-key-missing-outbound
}

export function chargeOnce(order) {
  return stripe.paymentIntents.create({ amount: order.total, currency: "eur" }, { idempotencyKey: `order:${order.id}` });
}

export function lookUp(id) {
  return stripe.paymentIntents.retrieve(id);
}
