use rdkafka::producer::{FutureProducer, FutureRecord};
use sea_orm::{DatabaseConnection, DbErr, TransactionTrait};
use std::time::Duration;

async fn closure(db: &DatabaseConnection, client: reqwest::Client) -> Result<(), sea_orm::TransactionError<DbErr>> {
    db.transaction::<_, (), DbErr>(|txn| { // expect: tx-held-across-remote-call
        Box::pin(async move {
            txn.execute_unprepared("UPDATE orders SET state = 'paid'").await?;
            client.post("http://pay/charges").send().await.ok();
            Ok(())
        })
    })
    .await
}

async fn publishes(db: &DatabaseConnection, producer: &FutureProducer) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    txn.execute_unprepared("UPDATE orders SET state = 'paid'").await?; // expect: deadline-absent-db
    let record = FutureRecord::to("orders").key("1").payload("paid");
    producer.send(record, Duration::from_secs(5)).await.ok(); // expect: tx-publish-before-commit
    txn.commit().await
}

async fn publishes_afterwards(db: &DatabaseConnection, producer: &FutureProducer) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    txn.execute_unprepared("UPDATE orders SET state = 'paid'").await?;
    txn.commit().await?;
    let record = FutureRecord::to("orders").key("1").payload("paid");
    producer.send(record, Duration::from_secs(5)).await.ok();
    Ok(())
}
