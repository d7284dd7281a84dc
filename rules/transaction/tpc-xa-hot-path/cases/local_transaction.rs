// One store, one transaction: no second phase.
use actix_web::{post, web, HttpResponse};
use sqlx::PgPool;

#[post("/orders")]
async fn create(pool: web::Data<PgPool>) -> HttpResponse {
    let mut tx = pool.begin().await.unwrap();
    sqlx::query("INSERT INTO orders (id) VALUES (1)").execute(&mut *tx).await.unwrap(); // expect: deadline-absent-db
    tx.commit().await.unwrap();
    HttpResponse::Ok().finish()
}
