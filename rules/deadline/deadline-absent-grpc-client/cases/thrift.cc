#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

using namespace apache::thrift::protocol;
using namespace apache::thrift::transport;

class Prices {
 public:
  Prices(const std::string &host, int port) {
    socket_ = std::shared_ptr<TSocket>(new TSocket(host, port)); // expect: deadline-absent-grpc-client
    socket_->setKeepAlive(true);
    transport_ = std::shared_ptr<TTransport>(new TFramedTransport(socket_));
  }

 private:
  std::shared_ptr<TSocket> socket_;
  std::shared_ptr<TTransport> transport_;
};

class Limited {
 public:
  Limited(const std::string &host, int port) {
    socket_ = std::shared_ptr<TSocket>(new TSocket(host, port));
    socket_->setRecvTimeout(2000);
  }

 private:
  std::shared_ptr<TSocket> socket_;
};

// Who asks for it may set it up.
std::shared_ptr<TSocket> made(const std::string &host) { return std::make_shared<TSocket>(host, 9090); }

std::shared_ptr<TSocket> named(const std::string &host) {
  auto socket = std::make_shared<TSocket>(host, 9090);
  return socket;
}
