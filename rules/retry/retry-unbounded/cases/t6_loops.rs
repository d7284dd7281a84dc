// Loops that ask again anyway: each round is about something else.
use std::time::Duration;

use reqwest::Client;
use tokio::sync::mpsc::Receiver;
use tokio::time::{interval, sleep};

async fn worker(client: Client, mut orders: Receiver<String>) {
    while let Some(order) = orders.recv().await {
        if let Err(error) = client.post("http://stock/items").body(order).send().await {
            tracing::warn!(%error, "lost");
        }
    }
}

async fn every_minute(client: Client) {
    let mut ticks = interval(Duration::from_secs(60));
    loop {
        ticks.tick().await;
        if let Err(error) = client.get("http://stock/health").send().await {
            tracing::warn!(%error, "not healthy");
        }
    }
}

async fn again_anyway(client: Client) {
    loop {
        match client.get("http://stock/news").send().await {
            Ok(news) => tracing::info!(?news, "news"),
            Err(error) => tracing::warn!(%error, "no news"),
        }
        sleep(Duration::from_secs(10)).await;
    }
}

async fn pages(client: &Client) -> reqwest::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut page = 1;
    loop {
        let text = client.get(format!("http://stock/items?page={page}")).send().await?.text().await?;
        if text.is_empty() {
            return Ok(found);
        }
        found.push(text);
        page += 1;
    }
}
