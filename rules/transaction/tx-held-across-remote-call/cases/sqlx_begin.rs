use reqwest::Client;
use sqlx::PgPool;

async fn inside(pool: &PgPool, client: &Client, order: i64) -> Result<(), Box<dyn std::error::Error>> {
    let mut tx = pool.begin().await?; // expect: tx-held-across-remote-call
    sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?; // expect: deadline-absent-db
    client.post("http://pay/charges").send().await?;
    tx.commit().await?;
    Ok(())
}

async fn in_a_function(pool: &PgPool, client: &Client, order: i64) -> Result<(), Box<dyn std::error::Error>> {
    let mut tx = pool.begin().await?; // expect: tx-held-across-remote-call
    sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?;
    charge(client).await?;
    tx.commit().await?;
    Ok(())
}

async fn charge(client: &Client) -> reqwest::Result<()> {
    client.post("http://pay/charges").send().await?;
    Ok(())
}

async fn after(pool: &PgPool, client: &Client, order: i64) -> Result<(), Box<dyn std::error::Error>> {
    let mut tx = pool.begin().await?;
    sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?;
    tx.commit().await?;
    charge(client).await?;
    Ok(())
}

async fn own_store_only(pool: &PgPool, order: i64) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?;
    sqlx::query("INSERT INTO outbox (id) VALUES ($1)").bind(order).execute(&mut *tx).await?;
    tx.commit().await
}

async fn spawned(pool: &PgPool, client: Client, order: i64) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    tokio::spawn(async move { charge(&client).await });
    sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?;
    tx.commit().await
}

async fn dropped_before(pool: &PgPool, client: &Client, order: i64) -> Result<(), Box<dyn std::error::Error>> {
    {
        let mut tx = pool.begin().await?;
        sqlx::query("UPDATE orders SET state = 'paid' WHERE id = $1").bind(order).execute(&mut *tx).await?;
    }
    charge(client).await?;
    Ok(())
}
