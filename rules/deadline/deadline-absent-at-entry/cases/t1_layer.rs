// A layer in front of the routes limits them all, and the client limits itself.
use std::time::Duration;

use axum::{routing::get, Router};
use tower_http::timeout::TimeoutLayer;

async fn today() -> String {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
    match client.get("http://prices/today").send().await {
        Ok(answer) => answer.text().await.unwrap_or_default(),
        Err(_) => String::new(),
    }
}

fn routes() -> Router {
    Router::new().route("/today", get(today)).layer(TimeoutLayer::new(Duration::from_secs(5)))
}
