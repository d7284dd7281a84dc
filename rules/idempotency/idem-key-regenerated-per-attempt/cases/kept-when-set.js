import pRetry from "p-retry";
import Stripe from "stripe";
import { randomUUID } from "node:crypto";

const stripe = new Stripe(process.env.STRIPE_KEY);

export function charge(params) {
  let key;
  return pRetry(
    () => {
      key ??= randomUUID();
      return stripe.paymentIntents.create(params, { idempotencyKey: key });
    },
    { retries: 3 },
  );
}
