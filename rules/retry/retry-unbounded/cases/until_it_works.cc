#include <httplib.h>
#include <chrono>
#include <thread>

std::string fetch(httplib::Client &client) {
  for (;;) { // expect: retry-unbounded, retry-no-jitter
    auto result = client.Get("/orders");
    if (result && result->status == 200) return result->body;
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

void push(sw::redis::Redis &redis, const std::string &what) {
  while (true) { // expect: retry-unbounded, retry-no-jitter
    try {
      redis.rpush("orders", what);
      break;
    } catch (const sw::redis::Error &e) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
}

std::string fetch_a_few_times(httplib::Client &client) {
  for (int i = 0; i < 3; ++i) {
    auto result = client.Get("/orders");
    if (result && result->status == 200) return result->body;
    std::this_thread::sleep_for(std::chrono::milliseconds(100 << i));
  }
  return "";
}
