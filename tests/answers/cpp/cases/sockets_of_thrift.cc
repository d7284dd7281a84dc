#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

using namespace apache::thrift::protocol;
using namespace apache::thrift::transport;

void ask(const std::string &host) {
  auto socket = std::make_shared<TSocket>(host, 9090);
  socket->setConnTimeout(500);
  socket->setRecvTimeout(1000);
  auto transport = std::make_shared<TFramedTransport>(socket);
  transport->open(); // answer: deadline bounded 500ms
}

void ask_patiently(const std::string &host) {
  // expect: deadline-absent-grpc-client
  auto socket = std::make_shared<TSocket>(host, 9090); // answer: deadline unbounded
  auto transport = std::make_shared<TFramedTransport>(socket);
  transport->open(); // answer: deadline bounded 127s
}

void ask_somehow(const std::string &host) {
  auto socket = platform::make_socket(host);
  auto transport = std::make_shared<TFramedTransport>(socket);
  transport->open(); // answer: deadline unknown
}
