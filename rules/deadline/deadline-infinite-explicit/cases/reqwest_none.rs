use std::time::Duration;

fn patient() -> reqwest::Result<String> {
    let client = reqwest::blocking::Client::builder().timeout(None).build()?; // expect: deadline-infinite-explicit
    client.get("http://prices/today").send()?.text()
}

fn of_one_call() -> reqwest::Result<String> {
    let client = reqwest::blocking::Client::builder().timeout(None).build()?;
    client.get("http://prices/today").timeout(Duration::from_secs(2)).send()?.text()
}

fn answers_at_last() -> redis::RedisResult<()> {
    let client = redis::Client::open("redis://cache")?;
    let mut connection = client.get_connection_with_timeout(Duration::from_secs(1))?;
    connection.set_read_timeout(Some(Duration::from_secs(1)))?;
    redis::cmd("PING").query(&mut connection)
}
