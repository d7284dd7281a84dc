use http_body_util::Empty;
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use std::time::Duration;

async fn bare(uri: hyper::Uri) -> Result<(), hyper_util::client::legacy::Error> {
    let client: Client<_, Empty<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    client.get(uri).await?; // expect: deadline-absent-http-client
    Ok(())
}

async fn limited(uri: hyper::Uri) -> Option<()> {
    let client: Client<_, Empty<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    tokio::time::timeout(Duration::from_secs(2), client.get(uri)).await.ok()?.ok()?;
    Some(())
}
