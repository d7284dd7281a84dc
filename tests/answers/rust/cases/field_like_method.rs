use std::time::Duration;

// A field and a method may have one name.
struct Prices {
    client: reqwest::Client,
}

impl Prices {
    fn new() -> Prices {
        Prices { client: reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap() }
    }

    fn client(&self) -> &reqwest::Client {
        &self.client
    }

    async fn by_field(&self) -> reqwest::Result<reqwest::Response> {
        self.client.get("http://prices/1").send().await // answer: deadline bounded 2s
    }

    async fn by_method(&self) -> reqwest::Result<reqwest::Response> {
        self.client().get("http://prices/1").send().await // answer: deadline bounded 2s
    }
}
