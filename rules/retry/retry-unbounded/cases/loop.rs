use std::time::Duration;

use reqwest::Client;
use tokio::time::sleep;

async fn until_it_works(client: &Client) {
    loop { // expect: retry-unbounded, retry-no-jitter
        match client.post("http://stock/items").send().await {
            Ok(_) => break,
            Err(error) => {
                tracing::warn!(%error, "again");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

async fn while_it_fails(client: &Client) {
    while let Err(error) = client.post("http://stock/items").send().await { // expect: retry-unbounded, retry-no-jitter
        tracing::warn!(%error, "again");
        sleep(Duration::from_secs(1)).await;
    }
}

async fn returned(client: &Client) -> reqwest::Response {
    loop { // expect: retry-unbounded, retry-no-jitter
        if let Ok(answer) = client.post("http://stock/items").send().await {
            return answer;
        }
        sleep(Duration::from_millis(200)).await;
    }
}
