use sqlx::PgPool;

async fn report(pool: &PgPool) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_advisory_lock($1)").bind(7).execute(pool).await?; // expect: lock-session-lock-behind-pooler, deadline-absent-db
    Ok(())
}

async fn on_one_connection(pool: &PgPool) -> Result<(), sqlx::Error> {
    let mut connection = pool.acquire().await?;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(7).execute(&mut *connection).await?;
    Ok(())
}
