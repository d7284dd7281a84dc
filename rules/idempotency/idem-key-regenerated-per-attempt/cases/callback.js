import pRetry from "p-retry";
import Stripe from "stripe";
import { randomUUID } from "node:crypto";

const stripe = new Stripe(process.env.STRIPE_KEY);

export function charge(params) {
  return pRetry(
    () => stripe.paymentIntents.create(params, { idempotencyKey: randomUUID() }), // expect: idem-key-regenerated-per-attempt
    { retries: 3 },
  );
}

export function chargeOnce(params) {
  const idempotencyKey = randomUUID();
  return pRetry(() => stripe.paymentIntents.create(params, { idempotencyKey }), { retries: 3 });
}
