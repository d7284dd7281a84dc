use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};

async fn with_options(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let key = format!("lock:{order}");
    let options = SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::EX(30));
    let taken: Option<String> = connection.set_options(&key, "worker", options).await?;
    if taken.is_some() {
        book(order).await;
        let _: () = connection.del(&key).await?; // expect: lock-release-non-owner
    }
    Ok(())
}

async fn as_a_command(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let key = format!("lock:{order}");
    let taken: Option<String> = redis::cmd("SET").arg(&key).arg("worker").arg("NX").arg("PX").arg(30_000).query_async(connection).await?;
    if taken.is_some() {
        book(order).await;
        redis::cmd("DEL").arg(&key).exec_async(connection).await?; // miss: lock-release-non-owner  which argument of a command is which is not told yet
    }
    Ok(())
}

async fn book(_order: u64) {}
