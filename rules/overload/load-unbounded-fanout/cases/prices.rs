use axum::{extract::Json, routing::post, Router};
use futures::future::join_all;
use futures::stream::{self, StreamExt};
use std::time::Duration;

async fn price(client: &reqwest::Client, id: &str) -> reqwest::Result<String> {
    client.get(format!("https://prices.example/items/{}", id)).send().await?.text().await
}

async fn all(Json(ids): Json<Vec<String>>) -> Json<usize> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(1)).build().unwrap();
    let found = join_all(ids.iter().map(|id| price(&client, id))).await; // expect: load-unbounded-fanout
    Json(found.len())
}

async fn few(Json(ids): Json<Vec<String>>) -> Json<usize> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(1)).build().unwrap();
    let found: Vec<_> = stream::iter(ids.iter().map(|id| price(&client, id))).buffer_unordered(8).collect().await;
    Json(found.len())
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/all", post(all)).route("/few", post(few));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
