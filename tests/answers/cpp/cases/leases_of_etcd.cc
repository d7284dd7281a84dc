#include <etcd/SyncClient.hpp>
#include "platform/settings.h"

void settle(const std::string &where) {
  etcd::SyncClient client(where);
  client.set_grpc_timeout(std::chrono::seconds(3));
  client.lock("settle", 30); // answer: deadline bounded 3s
  client.unlock("settle");   // answer: deadline bounded 3s
}

std::string read(const std::string &where) {
  etcd::SyncClient client(where); // expect: deadline-absent-grpc-client
  return client.get("name").value().as_string(); // answer: deadline unbounded
}

std::string read_somehow(const platform::Settings &settings) {
  etcd::SyncClient client(settings.where());
  platform::prepare(client, settings);
  return client.get("name").value().as_string(); // answer: deadline unknown
}
