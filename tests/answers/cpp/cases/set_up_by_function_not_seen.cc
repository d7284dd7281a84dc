#include <httplib.h>
#include "platform/http.h"

// Takes what it is given by reference, and nobody here sees what it does.
std::string fetch(const char *host) {
  httplib::Client client(host);
  platform_prepare(client);
  return client.Get("/orders")->body; // answer: deadline unknown
}

std::string fetch_by_address(const char *host) {
  auto client = std::make_unique<httplib::Client>(host);
  platform_prepare(client.get());
  return client->Get("/orders")->body; // answer: deadline unknown
}
