// A method that is added to a type of a library runs on what its callers have made, and so does what it hands itself to.
use std::time::Duration;

use reqwest::RequestBuilder;

pub trait Events {
    async fn events(self) -> reqwest::Response;
    async fn pages(self) -> reqwest::Response;
}

impl Events for RequestBuilder {
    async fn events(self) -> reqwest::Response {
        start(self).await
    }

    async fn pages(self) -> reqwest::Response {
        self.send().await.unwrap() // answer: deadline bounded 2s
    }
}

async fn start(builder: RequestBuilder) -> reqwest::Response {
    builder.header("accept", "text/event-stream").send().await.unwrap() // answer: deadline inherited
}

pub async fn quick() -> reqwest::Response {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
    client.get("https://pages.example").pages().await
}
