#include <cpr/cpr.h>
#include <cstdlib>
#include "platform/settings.h"

cpr::Response from_settings(const platform::Settings &settings) {
  cpr::Session session;
  session.SetTimeout(cpr::Timeout{settings.timeout_ms()});
  return session.Get(); // answer: deadline unknown
}

// Zero means no limit, and who starts it decides.
cpr::Response from_environment() {
  cpr::Session session;
  session.SetTimeout(cpr::Timeout{std::stoi(std::getenv("TIMEOUT_MS"))});
  return session.Get(); // answer: deadline unknown
}

// A duration becomes a Timeout.
cpr::Response plainly() {
  cpr::Session session;
  session.SetTimeout(std::chrono::seconds(2));
  return session.Get(); // answer: deadline bounded 2s
}
