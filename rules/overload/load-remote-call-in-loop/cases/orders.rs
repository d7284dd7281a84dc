use axum::{extract::Json, routing::post, Router};
use std::time::Duration;

async fn price(client: &reqwest::Client, id: &str) -> reqwest::Result<String> {
    client.get(format!("https://prices.example/items/{}", id)).send().await?.text().await
}

async fn prices(Json(ids): Json<Vec<String>>) -> Json<Vec<String>> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(1)).build().unwrap();
    let mut answer = Vec::new();
    for id in ids { // expect: load-remote-call-in-loop
        answer.push(price(&client, &id).await.unwrap());
    }
    Json(answer)
}

async fn shops() -> Json<Vec<String>> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(1)).build().unwrap();
    let mut answer = Vec::new();
    for shop in ["north", "south"] {
        answer.push(price(&client, shop).await.unwrap());
    }
    Json(answer)
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/prices", post(prices)).route("/shops", post(shops));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
