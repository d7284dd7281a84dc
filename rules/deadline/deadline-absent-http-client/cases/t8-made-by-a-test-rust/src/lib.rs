use std::time::Duration;

pub trait Ask {
    fn ask(self) -> impl Future<Output = reqwest::Result<String>>;
}

impl Ask for reqwest::RequestBuilder {
    async fn ask(self) -> reqwest::Result<String> {
        send(self).await
    }
}

async fn send(builder: reqwest::RequestBuilder) -> reqwest::Result<String> {
    builder.header("accept", "text/plain").send().await?.text().await
}

pub fn client() -> reqwest::Client {
    reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap()
}

pub async fn today() -> reqwest::Result<String> {
    client().get("http://quotes/today").ask().await
}
