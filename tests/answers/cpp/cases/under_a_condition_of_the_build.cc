#include <curl/curl.h>

class Page {
 public:
  Page() : handle_(curl_easy_init()) {
#if LIBCURL_VERSION_NUM >= 0x071002
    curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, timeout_ms_);
#endif
  }
  CURLcode read() { return curl_easy_perform(handle_); } // answer: deadline unknown

 private:
  CURL *handle_;
  long timeout_ms_;
};
