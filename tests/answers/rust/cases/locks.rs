//! How long a lock lives without its holder.
use std::time::Duration;

use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use rslock::LockManager;

async fn said(manager: &LockManager) {
    manager.lock(b"orders", Duration::from_secs(20)).await.ok(); // answer: lease bounded 20s
}

async fn of_settings(manager: &LockManager, settings: &other::Settings) {
    manager.lock(b"orders", settings.lease()).await.ok(); // answer: lease unknown
}

async fn handed_in(manager: &LockManager, lease: Duration) {
    manager.lock(b"orders", lease).await.ok(); // answer: lease inherited
}

async fn none(connection: &mut redis::aio::MultiplexedConnection) -> redis::RedisResult<bool> {
    connection.set_nx("lock:orders", "me").await // answer: lease unbounded
}

async fn options(connection: &mut redis::aio::MultiplexedConnection) -> redis::RedisResult<bool> {
    let options = SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::PX(5000));
    connection.set_options("lock:orders", "me", options).await // answer: lease bounded
}

async fn without_expiry(connection: &mut redis::aio::MultiplexedConnection) -> redis::RedisResult<bool> {
    let options = SetOptions::default().conditional_set(ExistenceCheck::NX);
    connection.set_options("lock:orders", "me", options).await // answer: lease unbounded
}

// Somebody else may have added one.
async fn completed_elsewhere(connection: &mut redis::aio::MultiplexedConnection) -> redis::RedisResult<bool> {
    let mut options = SetOptions::default().conditional_set(ExistenceCheck::NX);
    other::add_expiry(&mut options);
    connection.set_options("lock:orders", "me", options).await // answer: lease unknown
}
