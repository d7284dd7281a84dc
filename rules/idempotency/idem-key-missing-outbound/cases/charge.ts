import Stripe from "stripe";

export class Payments {
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  async refund(charge: string): Promise<void> {
    await this.stripe.refunds.create({ charge }); // expect: idem-key-missing-outbound
  }
}
