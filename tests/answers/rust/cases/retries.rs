//! How often something is tried, and how long between: said, not said, and not to be seen.
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder, Retryable};
use reqwest::{Client, Response};
use tokio_retry::strategy::{jitter, ExponentialBackoff, FixedInterval};
use tokio_retry::{Retry, RetryIf};

async fn post(client: &Client) -> reqwest::Result<Response> {
    client.post("http://stock/items").send().await
}

async fn taken(client: &Client) {
    let delays = ExponentialBackoff::from_millis(50).max_delay(Duration::from_secs(2)).map(jitter).take(4);
    Retry::spawn(delays, || post(client)).await.ok(); // answer: bound bounded 4
}

async fn endless(client: &Client) {
    let delays = FixedInterval::new(Duration::from_secs(1)); // expect: retry-unbounded
    // expect: retry-no-jitter
    RetryIf::spawn(delays, || post(client), |_: &reqwest::Error| true).await.ok(); // answer: bound unbounded
}

// How many is a number of the settings.
async fn from_settings(client: &Client, settings: &other::Settings) {
    let delays = FixedInterval::from_millis(100).take(settings.retries);
    Retry::spawn(delays, || post(client)).await.ok(); // answer: bound inherited
}

// The environment.
async fn from_environment(client: &Client) {
    let times: usize = std::env::var("RETRIES").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let delays = FixedInterval::from_millis(100).take(times);
    Retry::spawn(delays, || post(client)).await.ok(); // answer: bound unknown
}

// Delays that a function of another crate makes, and any iterator.
async fn made_elsewhere(client: &Client) {
    Retry::spawn(other::delays(), || post(client)).await.ok(); // answer: bound unknown
}

async fn any_delays<I: Iterator<Item = Duration>>(client: &Client, delays: I) {
    Retry::spawn(delays, || post(client)).await.ok(); // answer: bound inherited
}

// What a macro makes of it.
async fn by_macro(client: &Client) {
    Retry::spawn(other::policy!(FixedInterval::from_millis(100)), || post(client)).await.ok(); // answer: bound unknown
}

async fn default_of_backon(client: &Client) {
    (|| post(client)).retry(ExponentialBuilder::default()).await.ok(); // answer: bound bounded 3
}

async fn set_for_backon(client: &Client) {
    (|| post(client)).retry(ExponentialBuilder::new().with_max_times(7).with_jitter()).await.ok(); // answer: bound bounded 7
}

async fn policy_of_another_crate(client: &Client) {
    (|| post(client)).retry(other::policy()).await.ok(); // answer: bound unknown
}

// A policy of one's own, of which only some fields are written.
async fn with_rest_of_another(client: &Client) {
    let policy = backoff::ExponentialBackoff { initial_interval: Duration::from_millis(100), ..other::default_policy() };
    backoff::future::retry(policy, || async { post(client).await.map_err(backoff::Error::transient) }).await.ok(); // answer: elapsed unknown
}

async fn with_own_rest(client: &Client) {
    let policy = backoff::ExponentialBackoff { max_elapsed_time: Some(Duration::from_secs(30)), ..Default::default() };
    backoff::future::retry(policy, || async { post(client).await.map_err(backoff::Error::transient) }).await.ok(); // answer: elapsed bounded 30s
}

// What the default is made of is the type's own business, which is not followed.
async fn rest_is_the_default(client: &Client) {
    let policy = backoff::ExponentialBackoff { initial_interval: Duration::from_millis(100), ..Default::default() };
    backoff::future::retry(policy, || async { post(client).await.map_err(backoff::Error::transient) }).await.ok(); // answer: elapsed unknown
}

// By hand: what ends the loop is somebody else's.
async fn while_allowed(client: &Client, budget: &other::Budget) {
    loop { // answer: bound unknown
        match post(client).await {
            Ok(_) => return,
            Err(_) if !budget.allows() => return,
            Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
}

async fn counted(client: &Client) -> Option<Response> {
    for attempt in 1..=5u64 { // answer: bound bounded 5
        match post(client).await {
            Ok(answer) => return Some(answer),
            Err(_) => tokio::time::sleep(Duration::from_millis(100 * attempt)).await,
        }
    }
    None
}
