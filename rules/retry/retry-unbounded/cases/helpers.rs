use std::time::Duration;

use backoff::ExponentialBackoffBuilder;
use backon::{ConstantBuilder, ExponentialBuilder, Retryable};
use reqwest::{Client, Response};
use tokio_retry::strategy::{jitter, ExponentialBackoff, FixedInterval};
use tokio_retry::Retry;

async fn never_ends(client: &Client) -> reqwest::Result<Response> {
    let delays = ExponentialBackoff::from_millis(100).map(jitter); // expect: retry-unbounded
    Retry::spawn(delays, || client.post("http://stock/items").send()).await
}

async fn taken(client: &Client) -> reqwest::Result<Response> {
    let delays = FixedInterval::from_millis(100).map(jitter).take(3);
    Retry::spawn(delays, || client.post("http://stock/items").send()).await
}

async fn post(client: &Client) -> reqwest::Result<Response> {
    client.post("http://stock/items").send().await
}

async fn three_times(client: &Client) -> reqwest::Result<Response> {
    (|| post(client)).retry(ExponentialBuilder::default()).await
}

async fn as_often_as_it_takes(client: &Client) -> reqwest::Result<Response> {
    (|| post(client)).retry(ConstantBuilder::default().without_max_times()).await // expect: retry-unbounded, retry-no-jitter
}

async fn a_quarter_of_an_hour(client: &Client) -> reqwest::Result<Response> {
    backoff::future::retry(backoff::ExponentialBackoff::default(), || async {
        post(client).await.map_err(backoff::Error::transient)
    })
    .await
}

async fn without_end(client: &Client) -> reqwest::Result<Response> {
    let policy = ExponentialBackoffBuilder::new().with_max_elapsed_time(None).build(); // expect: retry-unbounded
    backoff::future::retry(policy, || async {
        post(client).await.map_err(backoff::Error::transient)
    })
    .await
}
