use std::time::{Duration, Instant};

use reqwest::{Client, Response};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

async fn ranged(client: &Client) -> Option<Response> {
    for attempt in 0..3u32 {
        if let Ok(answer) = client.post("http://stock/items").send().await {
            return Some(answer);
        }
        sleep(Duration::from_millis(100 << attempt)).await;
    }
    None
}

async fn counted(client: &Client) -> reqwest::Result<Response> {
    let mut attempts = 0;
    loop {
        match client.post("http://stock/items").send().await {
            Ok(answer) => return Ok(answer),
            Err(error) if attempts >= 3 => return Err(error),
            Err(_) => {
                attempts += 1;
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

async fn by_time(client: &Client) -> reqwest::Result<Response> {
    let start = Instant::now();
    loop {
        match client.post("http://stock/items").send().await {
            Ok(answer) => return Ok(answer),
            Err(error) => {
                if start.elapsed() > Duration::from_secs(30) {
                    return Err(error);
                }
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

async fn until_told(client: &Client, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if client.post("http://stock/items").send().await.is_ok() {
            break;
        }
        sleep(Duration::from_secs(1)).await;
    }
}

async fn not_every_error(client: &Client) -> reqwest::Result<Response> {
    loop {
        match client.post("http://stock/items").send().await {
            Err(error) if error.is_timeout() => sleep(Duration::from_secs(1)).await,
            other => return other,
        }
    }
}

enum Failure {
    Full(String),
    Lost,
}

async fn put(client: &Client, item: String) -> Result<(), Failure> {
    client.post("http://stock/items").body(item).send().await.map(|_| ()).map_err(|_| Failure::Lost)
}

async fn some_cases_end_it(client: &Client, mut item: String) -> Result<(), Failure> {
    loop {
        match put(client, item).await {
            Ok(()) => return Ok(()),
            Err(Failure::Full(again)) => {
                item = again;
                sleep(Duration::from_millis(100)).await;
            }
            Err(error) => return Err(error),
        }
    }
}
