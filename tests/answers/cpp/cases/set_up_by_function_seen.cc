#include <httplib.h>

static void prepare(httplib::Client &client) {
  client.set_max_timeout(std::chrono::seconds(5));
}

std::string fetch(const char *host) {
  httplib::Client client(host);
  prepare(client);
  return client.Get("/orders")->body; // answer: deadline bounded 5s
}
