//! Clients that give up by themselves, or when they are told to; locks of fred.
use std::convert::TryInto;
use std::time::Duration;

use fred::prelude::*;

async fn surf_plain() {
    surf::get("http://prices").await.ok(); // answer: deadline bounded 60s
    let client: surf::Client = surf::Config::new().set_timeout(Some(Duration::from_secs(5))).try_into().unwrap();
    client.get("http://prices").await.ok(); // answer: deadline bounded 5s
    let patient: surf::Client = surf::Config::new().set_timeout(None).try_into().unwrap(); // expect: deadline-infinite-explicit
    patient.get("http://prices").await.ok(); // answer: deadline unbounded
}

async fn of_actix() {
    let client = awc::Client::default();
    client.get("http://prices").send().await.ok(); // answer: deadline bounded 5s
    let client = awc::Client::builder().timeout(Duration::from_secs(2)).finish();
    client.post("http://prices").insert_header(("a", "b")).send_json(&1).await.ok(); // answer: deadline bounded 2s
    let client = awc::Client::builder().disable_timeout().finish(); // expect: deadline-infinite-explicit
    client.get("http://prices").send().await.ok(); // answer: deadline unbounded
    client.get("http://prices").timeout(Duration::from_secs(1)).send().await.ok(); // answer: deadline bounded 1s
}

async fn locks(client: &Client) -> Result<(), Error> {
    let _: () = client.set("lock:a", "me", None, Some(SetOptions::NX), false).await?; // answer: lease unbounded
    let _: () = client.set("lock:b", "me", Some(Expiration::EX(30)), Some(SetOptions::NX), false).await?; // answer: lease bounded
    client.get("a").await // answer: deadline unknown
}
