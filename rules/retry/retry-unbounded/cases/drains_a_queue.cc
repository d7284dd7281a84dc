#include <curl/curl.h>

#include <deque>
#include <string>

class Sender {
public:
  void stop() {
    while (send() != 0) {
    }
  }

private:
  unsigned send() {
    if (waiting.empty()) return 0;
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, 5L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, waiting.front().c_str());
    if (curl_easy_perform(handle) != CURLE_OK && ++failed < 5) return waiting.size();
    failed = 0;
    waiting.pop_front();
    return waiting.size();
  }

  CURL *handle = curl_easy_init();
  std::deque<std::string> waiting;
  unsigned failed = 0;
};
