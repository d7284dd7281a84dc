#include <httplib.h>
#include <chrono>
#include <thread>

std::string fetch(httplib::Client &client) {
  for (int i = 0; i < 10; ++i) { // expect: retry-no-backoff
    auto result = client.Get("/orders");
    if (result) return result->body;
  }
  return "";
}

static void pause(int attempt) { std::this_thread::sleep_for(std::chrono::milliseconds(50 << attempt)); }

std::string fetch_slowly(httplib::Client &client) {
  for (int i = 0; i < 10; ++i) {
    auto result = client.Get("/orders");
    if (result) return result->body;
    pause(i);
  }
  return "";
}
