use redis::AsyncCommands;

async fn plain(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let key = format!("lock:{order}");
    let taken: bool = connection.set_nx(&key, "worker").await?; // expect: lock-no-lease
    if taken {
        book(order).await;
        let _: () = connection.del(&key).await?;
    }
    Ok(())
}

async fn as_a_command(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let key = format!("lock:{order}");
    let taken: Option<String> = redis::cmd("SET").arg(&key).arg("worker").arg("NX").query_async(connection).await?; // miss: lock-no-lease  which argument of a command is which is not told yet
    if taken.is_some() {
        book(order).await;
        redis::cmd("DEL").arg(&key).exec_async(connection).await?;
    }
    Ok(())
}

async fn expires_in_a_second_command(connection: &mut redis::aio::MultiplexedConnection, order: u64) -> redis::RedisResult<()> {
    let key = format!("lock:{order}");
    let taken: bool = connection.set_nx(&key, "worker").await?; // expect: lock-acquire-not-atomic
    if taken {
        let _: () = connection.expire(&key, 30).await?;
        book(order).await;
        let _: () = connection.del(&key).await?; // another rule: it is deleted without a look at whose it is
    }
    Ok(())
}

async fn book(_order: u64) {}
