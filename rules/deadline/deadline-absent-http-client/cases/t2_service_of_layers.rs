// Who builds the service puts layers around it: a limit among them, or none.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::{Request, Response};
use hyper_util::client::legacy::Client;
use tower::Service;

struct Upstream {
    client: Client<Connector, Body>,
}

impl Service<Request<Body>> for Upstream {
    type Response = Response<Body>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        Box::pin(self.client.request(request))
    }
}

// Nothing is around this one.
async fn plain(client: &Client<Connector, Body>, request: Request<Body>) -> Result<Response<Body>, Error> {
    client.request(request).await // expect: deadline-absent-http-client
}
