// The client has no limit, and whoever awaits it has.
use std::time::Duration;

use futures::FutureExt;
use reqwest::Client;
use tokio::time::timeout;

async fn wrapped() -> Option<String> {
    let client = Client::new();
    let answer = timeout(Duration::from_secs(2), client.get("http://prices/today").send()).await;
    answer.ok()?.ok()?.text().await.ok()
}

async fn block() -> Option<String> {
    let client = Client::new();
    timeout(Duration::from_secs(2), async {
        let answer = client.get("http://prices/today").send().await?;
        answer.text().await
    })
    .await
    .ok()?
    .ok()
}

async fn fetch(client: &Client) -> reqwest::Result<String> {
    client.get("http://prices/today").send().await?.text().await
}

async fn through_a_function() -> Option<String> {
    let client = Client::new();
    timeout(Duration::from_secs(2), fetch(&client)).await.ok()?.ok()
}

async fn raced() -> Option<String> {
    let client = Client::new();
    tokio::select! {
        answer = client.get("http://prices/today").send() => answer.ok()?.text().await.ok(),
        _ = tokio::time::sleep(Duration::from_secs(2)) => None,
    }
}
