import Stripe from "stripe";

export class Payments {
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  async refund(charge: string): Promise<void> {
    await this.stripe.refunds.create({ charge, amount: 500 }); // expect: idem-key-missing-outbound
  }

  // The state of the intent lets it happen once.
  async settle(intent: string): Promise<void> {
    await this.stripe.paymentIntents.capture(intent);
    await this.stripe.paymentIntents.cancel(intent);
  }
}
