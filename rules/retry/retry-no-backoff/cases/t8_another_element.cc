// What stands at the loop's counter is another thing each turn; a loop that waits for its end to be asked for pauses there.
#include <chrono>
#include <future>
#include <vector>
#include <curl/curl.h>

class Poller {
  std::vector<CURL *> homes;
  std::future<void> stop;

  bool load(int n, CURL *home) { return curl_easy_perform(home) == CURLE_OK; }

  bool stopped(int ms) { return stop.wait_for(std::chrono::milliseconds(ms)) != std::future_status::timeout; }

  void load_all() {
    for (int i = 0; i < (int)homes.size(); i++) {
      if (!load(i, homes[i])) continue;
      if (!load(i, homes[i])) continue;
      break;
    }
  }

  void sign_in(CURL *form) {
    while (!stopped(1000)) {
      if (!load(0, form)) continue;
      break;
    }
  }

  void hurry(CURL *form) {
    for (int i = 0; i < 5; i++) { // expect: retry-no-backoff
      if (!load(i, form)) continue;
      break;
    }
  }
};
