#include <thrift/server/TThreadedServer.h>
#include <thrift/transport/TServerSocket.h>

using namespace apache::thrift;

// Its clients keep their connections open between calls: a limit on reading would cut those off, and nothing is said.
void serve(std::shared_ptr<TProcessor> processor) {
  server::TThreadedServer server(processor, std::make_shared<transport::TServerSocket>("0.0.0.0", 9090));
  server.serve();
}
