#include <cpr/cpr.h>

static std::shared_ptr<cpr::Session> make() {
  auto session = std::make_shared<cpr::Session>();
  session->SetTimeout(std::chrono::seconds(2));
  return session;
}

std::string fetch() {
  static auto session = make();
  return session->Get().text;
}
