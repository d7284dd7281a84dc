// Each connection of the pool gets a limit when it is opened; which statements run on it is not followed.
use sqlx::postgres::PgPoolOptions;
use sqlx::PgPool;

async fn pool(milliseconds: u64) -> sqlx::Result<PgPool> {
    PgPoolOptions::new()
        .after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::query(&format!("SET statement_timeout = {milliseconds}")).execute(connection).await?;
                Ok(())
            })
        })
        .connect("postgres://db/shop")
        .await
}

async fn clean(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM orders WHERE paid").execute(pool).await?; // answer: deadline unknown
    Ok(())
}

fn main() {}
