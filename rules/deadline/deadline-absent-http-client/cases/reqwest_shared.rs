use std::sync::Arc;

use axum::{extract::State, routing::get, Router};
use reqwest::Client;

#[derive(Clone)]
struct App {
    prices: Arc<Prices>,
}

struct Prices {
    http: Client,
    base: String,
}

impl Prices {
    fn new(base: &str) -> Self {
        let http = Client::new(); // expect: deadline-absent-http-client
        Self { http, base: base.to_owned() }
    }

    async fn today(&self) -> reqwest::Result<String> {
        self.http.get(format!("{}/today", self.base)).send().await?.text().await
    }
}

async fn today(State(app): State<App>) -> String {
    app.prices.today().await.unwrap_or_default()
}

#[tokio::main]
async fn main() {
    let app = App { prices: Arc::new(Prices::new("http://prices")) };
    let router = Router::new().route("/today", get(today)).with_state(app);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, router).await.unwrap();
}
