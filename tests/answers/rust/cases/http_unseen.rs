//! Places where nobody can see whether a time limit is set. None of them may be called absent.
use std::sync::OnceLock;
use std::time::Duration;

use other::{Middle, Tune};
use reqwest::{Client, ClientBuilder};
use reqwest_middleware::ClientWithMiddleware;
use serde::Deserialize;

// Handed in, and no caller is seen.
pub async fn handed_in(client: &Client) -> reqwest::Result<()> {
    client.get("https://stock.internal/1").send().await?; // answer: deadline inherited
    Ok(())
}

// The time comes from a file.
#[derive(Deserialize)]
pub struct Settings {
    pub timeout: Option<Duration>,
    pub seconds: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { timeout: None, seconds: 0 }
    }
}

pub async fn configured(settings: &Settings) -> reqwest::Result<()> {
    let mut builder = Client::builder();
    if let Some(timeout) = settings.timeout {
        builder = builder.timeout(timeout);
    }
    let client = builder.build()?;
    client.get("https://stock.internal/2").send().await?; // answer: deadline unknown
    let other = Client::builder().timeout(Duration::from_secs(settings.seconds)).build()?;
    other.get("https://stock.internal/3").send().await?; // answer: deadline unknown
    Ok(())
}

// Others make such objects, and set what they like.
pub struct Shared {
    pub client: Client,
}

impl Shared {
    pub async fn call(&self) -> reqwest::Result<()> {
        self.client.get("https://stock.internal/4").send().await?; // answer: deadline unknown
        Ok(())
    }
}

// What a macro makes.
pub async fn by_macro() -> reqwest::Result<()> {
    let client: Client = other::http_client!("stock");
    client.get("https://stock.internal/6").send().await?; // answer: deadline unknown
    Ok(())
}

// What is compiled in only sometimes.
pub async fn conditional() -> reqwest::Result<()> {
    let builder = Client::builder();
    #[cfg(feature = "patient")]
    let builder = builder.timeout(Duration::from_secs(60));
    #[cfg(not(feature = "patient"))]
    let builder = builder.timeout(Duration::from_secs(1));
    let client = builder.build()?;
    client.get("https://stock.internal/7").send().await?; // answer: deadline unknown
    Ok(())
}

// An extension trait of another crate may set it up.
pub async fn tuned() -> reqwest::Result<()> {
    let client: Client = Client::builder().with_our_defaults().build()?;
    client.get("https://stock.internal/8").send().await?; // answer: deadline unknown
    let client: Client = Client::new().tuned();
    client.get("https://stock.internal/9").send().await?; // answer: deadline unknown
    let client: Client = other::tune(Client::builder()).build()?;
    client.get("https://stock.internal/10").send().await?; // answer: deadline unknown
    Ok(())
}

// A factory that is handed in.
pub async fn factory<F: Fn() -> Client>(make: F) -> reqwest::Result<()> {
    let client: Client = make();
    client.get("https://stock.internal/11").send().await?; // answer: deadline unknown
    Ok(())
}

pub struct Lazy {
    make: Box<dyn Fn() -> ClientBuilder + Send>,
}

impl Lazy {
    pub async fn call(&self) -> reqwest::Result<()> {
        let client: Client = (self.make)().build()?;
        client.get("https://stock.internal/12").send().await?; // answer: deadline unknown
        Ok(())
    }
}

// A static that somebody else fills.
pub static SHARED: OnceLock<Client> = OnceLock::new();

pub async fn shared() -> reqwest::Result<()> {
    let client = SHARED.get().expect("initialised");
    client.get("https://stock.internal/13").send().await?; // answer: deadline unknown
    Ok(())
}

// More implementations than are told apart.
pub trait Provider {
    fn client(&self) -> Client;
}
pub struct A(Client);
pub struct B(Client);
pub struct C(Client);
pub struct D(Client);
impl Provider for A { fn client(&self) -> Client { self.0.clone() } }
impl Provider for B { fn client(&self) -> Client { self.0.clone() } }
impl Provider for C { fn client(&self) -> Client { self.0.clone() } }
impl Provider for D { fn client(&self) -> Client { Client::new() } }

pub async fn provided(provider: &dyn Provider) -> reqwest::Result<()> {
    provider.client().get("https://stock.internal/14").send().await?; // answer: deadline unknown
    Ok(())
}

// A layer that nobody describes may give up by itself.
pub async fn layered() -> Result<(), Box<dyn std::error::Error>> {
    let client = reqwest_middleware::ClientBuilder::new(Client::new()).with(Middle::default()).build();
    client.get("https://stock.internal/15").send().await?; // answer: deadline unknown
    let bare = reqwest_middleware::ClientBuilder::new(Client::new()).build(); // expect: deadline-absent-http-client
    bare.get("https://stock.internal/16").send().await?; // answer: deadline unbounded
    Ok(())
}

pub async fn any_layers(client: &ClientWithMiddleware) -> Result<(), Box<dyn std::error::Error>> {
    client.get("https://stock.internal/17").send().await?; // answer: deadline inherited
    Ok(())
}

// The environment.
pub async fn from_environment() -> Result<(), Box<dyn std::error::Error>> {
    let seconds: u64 = std::env::var("STOCK_TIMEOUT")?.parse()?;
    let client = Client::builder().timeout(Duration::from_secs(seconds)).build()?;
    client.get("https://stock.internal/18").send().await?; // answer: deadline unknown
    Ok(())
}

// A macro around the call may end it.
pub async fn wrapped() -> reqwest::Result<()> {
    let client = Client::new();
    other::limited!(5, client.get("https://stock.internal/19").send()).await?; // answer: deadline unknown
    Ok(())
}

// One of two, by what is compiled in.
#[cfg(unix)]
fn platform_client() -> Client { Client::builder().timeout(Duration::from_secs(2)).build().unwrap() }
#[cfg(not(unix))]
fn platform_client() -> Client { Client::new() }

pub async fn by_platform() -> reqwest::Result<()> {
    platform_client().get("https://stock.internal/20").send().await?; // answer: deadline unknown
    Ok(())
}

// A default that the caller may replace.
pub struct Options {
    pub client: Client,
    pub retries: u32,
}

pub async fn spread(base: Options) -> reqwest::Result<()> {
    let options = Options { retries: 3, ..base };
    options.client.get("https://stock.internal/21").send().await?; // answer: deadline unknown
    Ok(())
}

// Made by generated code.
pub async fn generated() -> reqwest::Result<()> {
    let client: Client = crate::generated::client();
    client.get("https://stock.internal/23").send().await?; // answer: deadline unknown
    Ok(())
}

// What only debug builds have is for tests.
#[cfg(debug_assertions)]
pub async fn error_for_tests() -> reqwest::Error {
    reqwest::Client::new().get("http://nowhere").send().await.unwrap_err()
}
