// Locks of this process end with it.
use std::sync::{Arc, Mutex};

async fn shared(state: Arc<Mutex<Vec<u64>>>, other: Arc<tokio::sync::RwLock<u64>>) {
    state.lock().unwrap().push(1);
    let mut value = other.write().await;
    *value += 1;
}
