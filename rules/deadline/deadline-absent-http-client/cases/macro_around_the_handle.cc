#include <curl/curl.h>

#define HANDLE(x) x

class Fetcher {
 public:
  Fetcher() { handle_ = curl_easy_init(); }
  bool get(const char *url, int limit) {
    curl_easy_setopt(HANDLE(handle_), CURLOPT_TIMEOUT, static_cast<long>(limit));
    curl_easy_setopt(HANDLE(handle_), CURLOPT_URL, url);
    return curl_easy_perform(HANDLE(handle_)) == CURLE_OK;
  }

 private:
  CURL *handle_;
};
