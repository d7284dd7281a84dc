use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::BehaviorVersion;

async fn bare() {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = aws_sdk_dynamodb::Client::new(&config);
    client.get_item().table_name("orders").send().await.ok(); // answer: deadline unbounded
}

async fn limited() {
    let limits = TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build();
    let config = aws_config::defaults(BehaviorVersion::latest()).timeout_config(limits).load().await;
    let client = aws_sdk_sqs::Client::new(&config);
    client.send_message().queue_url("orders").message_body("1").send().await.ok(); // answer: deadline bounded 5s
}

async fn for_each_attempt() {
    let limits = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2)).build();
    let config = aws_config::from_env().timeout_config(limits).load().await;
    let client = aws_sdk_s3::Client::from_conf(aws_sdk_s3::config::Builder::from(&config).build());
    client.get_object().bucket("a").key("b").send().await.ok(); // answer: deadline bounded 2s
}

async fn made_elsewhere() {
    let client = aws_sdk_s3::Client::new(&other::aws_config().await);
    client.get_object().bucket("a").key("b").send().await.ok(); // answer: deadline unknown
}

