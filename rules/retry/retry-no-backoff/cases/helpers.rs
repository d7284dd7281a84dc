use reqwest::{Client, Response};
use tokio_retry::strategy::{jitter, ExponentialBackoff, FixedInterval};
use tokio_retry::Retry;

async fn at_once(client: &Client) -> reqwest::Result<Response> {
    Retry::spawn(FixedInterval::from_millis(0).take(5), || client.post("http://stock/items").send()).await // expect: retry-no-backoff
}

async fn without_delay(client: &Client) -> Result<Response, retry::Error<reqwest::Error>> {
    retry::retry(retry::delay::NoDelay.take(5), || futures::executor::block_on(client.post("http://stock/items").send())) // expect: retry-no-backoff
}

async fn with_pauses(client: &Client) -> reqwest::Result<Response> {
    let delays = ExponentialBackoff::from_millis(10).map(jitter).take(5);
    Retry::spawn(delays, || client.post("http://stock/items").send()).await
}
