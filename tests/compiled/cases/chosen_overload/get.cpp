#include <curl/curl.h>
#include <sw/redis++/redis++.h>

namespace shop {
namespace {
void limit(CURL *h, net::Short) { curl_easy_setopt(h, CURLOPT_TIMEOUT, 3L); }
void limit(CURL *h, net::Long) { curl_easy_setopt(h, CURLOPT_TIMEOUT, 300L); }

template <class Patience> CURL *limited(Patience patience) {
  CURL *h = curl_easy_init();
  return h;
}
}

int get() {
  CURL *h = limited(net::patience());
  limit(h, net::patience());
  return curl_easy_perform(h); // answer: deadline bounded 3s
}
}
