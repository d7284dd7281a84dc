use std::time::Duration;

use reqwest::Client;

pub fn quick() -> Client {
    Client::builder().timeout(Duration::from_secs(2)).build().expect("client")
}

pub fn plain() -> Client {
    Client::builder().user_agent("shop").build().expect("client") // expect: deadline-absent-http-client
}
