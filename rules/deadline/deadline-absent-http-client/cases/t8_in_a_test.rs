use std::time::Duration;

pub fn client() -> reqwest::Client {
    reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap()
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn answers() {
        reqwest::get("http://localhost:8080/health").await.unwrap();
    }
}
