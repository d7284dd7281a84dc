use std::time::Duration;

use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use rslock::LockManager;

async fn with_options(connection: &mut redis::aio::MultiplexedConnection, key: &str, token: &str) -> redis::RedisResult<bool> {
    let options = SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::EX(30));
    connection.set_options(key, token, options).await
}

async fn by_a_library(manager: &LockManager) {
    if let Ok(lock) = manager.lock(b"orders", Duration::from_secs(30)).await {
        manager.unlock(&lock).await;
    }
}
