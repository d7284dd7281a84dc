// The library has no limit of its own, and none can be set; another rule says so.
use stripe::{Client, CreatePaymentIntent, CreateRefund, Currency, PaymentIntent, Refund, RequestStrategy};

async fn charge(secret: &str, cents: i64) -> Result<PaymentIntent, stripe::StripeError> {
    let client = Client::new(secret); // expect: deadline-absent-http-client
    PaymentIntent::create(&client, CreatePaymentIntent::new(cents, Currency::EUR)).await // expect: idem-key-missing-outbound
}

async fn keyed(secret: &str, order: u64, cents: i64) -> Result<PaymentIntent, stripe::StripeError> {
    let client = Client::new(secret).with_strategy(RequestStrategy::Idempotent(format!("order:{order}:charge"))); // expect: deadline-absent-http-client
    PaymentIntent::create(&client, CreatePaymentIntent::new(cents, Currency::EUR)).await
}

async fn handed_in(client: &Client) -> Result<Refund, stripe::StripeError> {
    Refund::create(client, CreateRefund::new()).await
}
