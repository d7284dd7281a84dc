#include <httplib.h>

// Five minutes between two bytes are a limit, if not a good one.
std::string fetch(const char *host) {
  httplib::Client client(host);
  return client.Get("/orders")->body; // answer: deadline bounded 300s
}
