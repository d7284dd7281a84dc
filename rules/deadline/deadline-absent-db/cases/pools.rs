use std::time::Duration;

use sqlx::postgres::PgPoolOptions;
use sqlx::PgPool;

// The pool limits the wait for a connection, and nothing limits the statement.
async fn plain(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM orders WHERE paid").execute(pool).await?; // expect: deadline-absent-db
    Ok(())
}

async fn in_a_limit(pool: &PgPool) -> Option<()> {
    tokio::time::timeout(Duration::from_secs(2), sqlx::query("DELETE FROM orders").execute(pool)).await.ok()?.ok()?;
    Some(())
}

async fn pool() -> sqlx::Result<PgPool> {
    PgPoolOptions::new().acquire_timeout(Duration::from_secs(3)).connect("postgres://db/shop").await
}
