import Stripe from "stripe";
import { v4 as uuid } from "uuid";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export async function pay(params: Stripe.PaymentIntentCreateParams) {
  const idempotencyKey = uuid();
  return stripe.paymentIntents.create(params, { idempotencyKey }); // expect: idem-key-regenerated-per-attempt
}
