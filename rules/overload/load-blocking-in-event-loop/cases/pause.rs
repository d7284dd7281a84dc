use std::time::Duration;

pub async fn wait_for_lease() {
    std::thread::sleep(Duration::from_secs(1)); // expect: load-blocking-in-event-loop
}

pub async fn wait_well() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

pub fn wait_in_a_thread() {
    std::thread::sleep(Duration::from_secs(1));
}
