use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, AsyncConnectionConfig, Client};

async fn plain(client: &Client) -> redis::RedisResult<String> {
    let mut connection = client.get_multiplexed_async_connection().await?; // expect: deadline-absent-db
    connection.get("a").await // answer: deadline unbounded
}

async fn configured(client: &Client) -> redis::RedisResult<String> {
    let config = AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_secs(2)));
    let mut connection = client.get_multiplexed_async_connection_with_config(&config).await?;
    connection.get("a").await // answer: deadline bounded 2s
}

async fn managed(client: Client) -> redis::RedisResult<()> {
    let config = ConnectionManagerConfig::new().set_response_timeout(Some(Duration::from_millis(800)));
    let mut manager = ConnectionManager::new_with_config(client, config).await?;
    redis::cmd("PING").query_async(&mut manager).await // answer: deadline bounded 800ms
}

async fn settings_of_another_crate(client: &Client) -> redis::RedisResult<String> {
    let mut connection = client.get_multiplexed_async_connection_with_config(&other::config()).await?;
    connection.get("a").await // answer: deadline unknown
}

async fn any_connection<C: AsyncCommands>(connection: &mut C) -> redis::RedisResult<String> {
    connection.get("a").await // answer: deadline inherited
}

fn main() {}
