mod http;

struct Prices {
    quick: reqwest::Client,
    plain: reqwest::Client,
}

impl Prices {
    fn new() -> Self {
        Prices { quick: http::quick(), plain: http::plain() }
    }

    async fn today(&self) -> reqwest::Result<()> {
        self.quick.get("http://prices/today").send().await?;
        self.plain.get("http://prices/today").send().await?;
        Ok(())
    }
}

#[tokio::main]
async fn main() -> reqwest::Result<()> {
    Prices::new().today().await
}
