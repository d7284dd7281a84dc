// The call is the library's, the client without a limit is the test's.
use quotes::Ask;

#[tokio::test]
async fn answers() {
    let client = reqwest::Client::new();
    client.get("http://localhost:8080/today").ask().await.unwrap();
}
