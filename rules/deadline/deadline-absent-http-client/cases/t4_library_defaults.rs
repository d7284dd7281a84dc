// Libraries that give up by themselves.
fn blocking() -> reqwest::Result<String> {
    reqwest::blocking::Client::new().get("http://prices/today").send()?.text()
}

async fn of_actix() -> Result<(), awc::error::SendRequestError> {
    let client = awc::Client::default();
    client.get("http://prices/today").send().await?;
    Ok(())
}

fn small() -> attohttpc::Result<String> {
    attohttpc::get("http://prices/today").send()?.text()
}
