pub mod greeter {
    tonic::include_proto!("greeter.v1");
}
