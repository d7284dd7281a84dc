//! Calls whose time is limited, or not, and where that can be seen.
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;

use once_cell::sync::Lazy;
use reqwest::{Client, ClientBuilder};

static SHARED: LazyLock<Client> = LazyLock::new(|| Client::builder().timeout(Duration::from_secs(4)).build().unwrap());
static BARE: LazyLock<Client> = LazyLock::new(Client::new); // expect: deadline-absent-http-client
static OLD: Lazy<Client> = Lazy::new(|| Client::builder().pool_max_idle_per_host(2).build().expect("client")); // expect: deadline-absent-http-client
static ONCE: OnceLock<Client> = OnceLock::new();
const LIMIT: Duration = Duration::from_millis(1500);

async fn bare() -> reqwest::Result<String> {
    let client = Client::new(); // expect: deadline-absent-http-client
    client.get("https://stock.internal/items").send().await?.text().await // answer: deadline unbounded
}

async fn one_off() -> reqwest::Result<String> {
    reqwest::get("https://stock.internal/items").await?.text().await /* expect: deadline-absent-http-client */ // answer: deadline unbounded
}

async fn built() -> reqwest::Result<()> {
    let client = Client::builder()
        .user_agent("shop")
        .timeout(Duration::from_secs(5))
        .build()?;
    client.get("https://stock.internal/items").send().await?; // answer: deadline bounded 5s
    Ok(())
}

async fn built_in_steps(gzip: bool) -> reqwest::Result<()> {
    let mut builder = ClientBuilder::new();
    builder = builder.timeout(LIMIT);
    if gzip {
        builder = builder.gzip(true);
    }
    let client = builder.build()?;
    client.post("https://stock.internal/items").send().await?; // answer: deadline bounded 1500ms
    Ok(())
}

async fn connect_only() -> reqwest::Result<()> {
    let client = Client::builder().connect_timeout(Duration::from_secs(1)).build()?; // expect: deadline-absent-http-client
    client.get("https://stock.internal/items").send().await?; // answer: deadline unbounded
    Ok(())
}

async fn per_request(client: &Client) -> reqwest::Result<()> {
    client
        .post("https://stock.internal/items")
        .timeout(Duration::from_secs(2))
        .send() // answer: deadline bounded 2s
        .await?;
    Ok(())
}

async fn through_statics() -> reqwest::Result<()> {
    SHARED.get("https://stock.internal/1").send().await?; // answer: deadline bounded 4s
    BARE.get("https://stock.internal/2").send().await?; // answer: deadline unbounded
    OLD.get("https://stock.internal/3").send().await?; // answer: deadline unbounded
    let client = ONCE.get_or_init(|| Client::builder().timeout(LIMIT).build().unwrap());
    client.get("https://stock.internal/4").send().await?; // answer: deadline bounded 1500ms
    Ok(())
}

pub struct Stock {
    client: Arc<Client>,
    base: String,
}

impl Stock {
    pub fn new(base: &str) -> Self {
        let client = Client::builder().timeout(Duration::from_secs(3)).build().unwrap_or_default();
        Stock { client: Arc::new(client), base: base.to_string() }
    }

    pub async fn item(&self, id: u64) -> reqwest::Result<String> {
        let response = self.client.get(format!("{}/items/{id}", self.base)).send().await?; // answer: deadline bounded 3s
        response.text().await
    }
}

#[derive(Clone)]
pub struct Prices {
    pub http: Client,
}

impl Default for Prices {
    fn default() -> Self {
        Self { http: Client::new() } // expect: deadline-absent-http-client
    }
}

impl Prices {
    pub async fn price(&self) -> reqwest::Result<String> {
        self.http.get("https://prices.internal").send().await?.text().await // answer: deadline unbounded
    }
}

fn make_client(limit: Duration) -> Client {
    Client::builder().timeout(limit).build().unwrap()
}

async fn made_by_a_function() -> reqwest::Result<()> {
    let client = make_client(Duration::from_secs(7));
    client.get("https://stock.internal/items").send().await?; // answer: deadline bounded 7s
    Ok(())
}

async fn from_a_request(client: &Client) -> reqwest::Result<()> {
    let request = client.post("https://stock.internal/items").timeout(LIMIT).build()?;
    client.execute(request).await?; // answer: deadline bounded 1500ms
    Ok(())
}

fn blocking() -> reqwest::Result<()> {
    let client = reqwest::blocking::Client::new();
    client.get("https://stock.internal/items").send()?; // answer: deadline bounded 30s
    let patient = reqwest::blocking::Client::builder().timeout(None).build()?; // expect: deadline-infinite-explicit
    patient.get("https://stock.internal/items").send()?; // answer: deadline unbounded
    let quick = reqwest::blocking::Client::builder().timeout(Duration::from_secs(1)).build()?;
    quick.get("https://stock.internal/items").send()?; // answer: deadline bounded 1s
    Ok(())
}

// What one request is given, others do not have.
async fn each_its_own() -> reqwest::Result<()> {
    let client = Client::new(); // expect: deadline-absent-http-client
    client.get("https://stock.internal/1").send().await?; // answer: deadline unbounded
    client.get("https://stock.internal/2").timeout(LIMIT).send().await?; // answer: deadline bounded 1500ms
    let other = Client::builder().timeout(Duration::from_secs(9)).build()?;
    other.get("https://stock.internal/3").send().await?; // answer: deadline bounded 9s
    other.get("https://stock.internal/4").timeout(LIMIT).send().await?; // answer: deadline bounded 1500ms
    Ok(())
}
