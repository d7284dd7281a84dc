use std::time::Duration;

use reqwest::{Client, Response};
use tokio::time::sleep;

async fn at_once(client: &Client) -> Option<Response> {
    for _ in 0..5 { // expect: retry-no-backoff
        if let Ok(answer) = client.post("http://stock/items").send().await {
            return Some(answer);
        }
    }
    None
}

async fn with_pauses(client: &Client) -> Option<Response> {
    for attempt in 0..5u32 {
        if let Ok(answer) = client.post("http://stock/items").send().await {
            return Some(answer);
        }
        sleep(Duration::from_millis(100 << attempt)).await;
    }
    None
}

async fn pause(attempt: u32) {
    sleep(Duration::from_millis(100 << attempt)).await;
}

async fn pause_in_a_helper(client: &Client) -> Option<Response> {
    for attempt in 0..5u32 {
        match client.post("http://stock/items").send().await {
            Ok(answer) => return Some(answer),
            Err(_) => pause(attempt).await,
        }
    }
    None
}

async fn one_after_the_other(client: &Client, hosts: &[String]) -> Option<Response> {
    for host in hosts {
        if let Ok(answer) = client.get(host).send().await {
            return Some(answer);
        }
    }
    None
}

// Each round waits for the clock.
async fn with_a_ticker(client: &Client, mut ticks: tokio_stream::wrappers::IntervalStream) {
    while ticks.next().await.is_some() {
        match client.get("http://stock/health").send().await {
            Ok(answer) if answer.status().is_success() => return,
            Ok(_) => tracing::warn!("not yet"),
            Err(error) => tracing::warn!(%error, "not yet"),
        }
    }
}
