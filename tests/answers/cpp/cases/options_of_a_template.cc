#include <cpr/cpr.h>

// Whoever instantiates it says what is in the pack.
template <typename... Options>
cpr::Response fetch(const std::string &url, Options &&...options) {
  return cpr::Get(cpr::Url{url}, std::forward<Options>(options)...); // answer: deadline unknown
}

cpr::Response fetch_plainly(const std::string &url) {
  return cpr::Get(cpr::Url{url}); // expect: deadline-absent-http-client
}

cpr::Response fetch_quickly(const std::string &url) {
  return cpr::Get(cpr::Url{url}, cpr::Timeout{2000}); // answer: deadline bounded 2s
}
