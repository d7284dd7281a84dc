mod pb;

use std::time::Duration;

use pb::greeter::greeter_client::GreeterClient;
use pb::greeter::HelloRequest;
use tonic::transport::{Channel, Endpoint};
use tonic::Request;

async fn bare() -> Result<(), Box<dyn std::error::Error>> {
    let mut client = GreeterClient::connect("http://greeter:50051").await?; // expect: deadline-absent-grpc-client
    client.say_hello(HelloRequest { name: "a".into() }).await?; // answer: deadline unbounded
    let mut request = Request::new(HelloRequest { name: "b".into() });
    request.set_timeout(Duration::from_secs(2));
    client.say_hello(request).await?; // answer: deadline bounded 2s
    Ok(())
}

async fn of_a_channel() -> Result<(), Box<dyn std::error::Error>> {
    let channel = Endpoint::from_static("http://greeter:50051")
        .timeout(Duration::from_secs(5))
        .connect_timeout(Duration::from_secs(1))
        .connect()
        .await?;
    let mut client = GreeterClient::new(channel.clone());
    client.say_hello(Request::new(HelloRequest::default())).await?; // answer: deadline bounded 5s
    let lazy = Channel::from_static("http://greeter:50051").connect_lazy();
    let mut lazy_client = GreeterClient::new(lazy); // expect: deadline-absent-grpc-client
    lazy_client.say_hello(Request::new(HelloRequest::default())).await?; // answer: deadline unbounded
    Ok(())
}

// Layers that stand somewhere else may end a call.
async fn layered(service: impl Service) -> Result<(), Box<dyn std::error::Error>> {
    let mut client = GreeterClient::new(service);
    client.say_hello(Request::new(HelloRequest::default())).await?; // answer: deadline inherited
    let made = other::with_layers(Endpoint::from_static("http://greeter:50051")).connect().await?;
    let mut client = GreeterClient::new(made);
    client.say_hello(Request::new(HelloRequest::default())).await?; // answer: deadline unknown
    Ok(())
}

struct Greeting {
    client: GreeterClient<Channel>,
}

impl Greeting {
    async fn connect(address: String, limit: Duration) -> Result<Self, Box<dyn std::error::Error>> {
        let endpoint = Endpoint::from_shared(address)?.timeout(limit);
        Ok(Greeting { client: GreeterClient::new(endpoint.connect().await?) })
    }

    async fn hello(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        self.client.say_hello(Request::new(HelloRequest::default())).await?; // answer: deadline bounded 3s
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    bare().await?;
    of_a_channel().await?;
    Greeting::connect("http://greeter:50051".to_string(), Duration::from_secs(3)).await?.hello().await
}

// Called like a stub, and none of tonic's: what it is told may be a limit.
async fn other_kind() -> Result<(), Box<dyn std::error::Error>> {
    let ledger = ledger_client::rpc_client::RpcClient::new("http://ledger:8899");
    ledger.balance("key").await?; // answer: deadline unknown
    Ok(())
}
