use std::time::Duration;

use reqwest::{Client, Response};
use tokio::time::sleep;
use uuid::Uuid;

async fn new_each_time(client: &Client) -> Option<Response> {
    for _ in 0..3 {
        let key = Uuid::new_v4().to_string();
        let sent = client.post("http://pay/charges").header("Idempotency-Key", key).send().await; // expect: idem-key-regenerated-per-attempt
        if let Ok(answer) = sent {
            return Some(answer);
        }
        sleep(Duration::from_secs(1)).await;
    }
    None
}

async fn made_once(client: &Client) -> Option<Response> {
    let key = Uuid::new_v4().to_string();
    for _ in 0..3 {
        let sent = client.post("http://pay/charges").header("Idempotency-Key", &key).send().await;
        if let Ok(answer) = sent {
            return Some(answer);
        }
        sleep(Duration::from_secs(1)).await;
    }
    None
}
