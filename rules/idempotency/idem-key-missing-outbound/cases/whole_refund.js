const Stripe = require('stripe');

const stripe = new Stripe(process.env.STRIPE_KEY);

// What is given back whole cannot be given back again; a part can.
exports.whole = (order) => stripe.refunds.create({ payment_intent: order.intent });
exports.part = (order) => stripe.refunds.create({ payment_intent: order.intent, amount: order.shipping }); // expect: idem-key-missing-outbound
