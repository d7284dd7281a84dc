use std::time::Duration;

use redis::{AsyncCommands, ExistenceCheck, Script, SetExpiry, SetOptions};

const RELEASE: &str = r#"if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end"#;

async fn by_a_script(connection: &mut redis::aio::MultiplexedConnection, key: &str, token: &str) -> redis::RedisResult<()> {
    let options = SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::EX(30));
    let taken: Option<String> = connection.set_options(key, token, options).await?;
    if taken.is_some() {
        let _: i32 = Script::new(RELEASE).key(key).arg(token).invoke_async(connection).await?;
    }
    Ok(())
}

async fn by_a_library(manager: &rslock::LockManager) {
    if let Ok(lock) = manager.lock(b"orders", Duration::from_secs(30)).await {
        manager.unlock(&lock).await;
    }
}

// What is deleted is no lock.
async fn of_a_cache(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let _: () = connection.set_ex(format!("order:{order}"), "1", 60).await?;
    connection.del(format!("order:{order}")).await
}
