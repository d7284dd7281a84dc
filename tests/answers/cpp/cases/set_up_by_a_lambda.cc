#include <cpr/cpr.h>

cpr::Response fetch() {
  cpr::Session session;
  auto prepare = [&session](int ms) { session.SetTimeout(cpr::Timeout{ms}); };
  prepare(300);
  return session.Get(); // answer: deadline bounded 300ms
}

// A function that is handed over may be anything.
cpr::Response fetch_with(const std::function<void(cpr::Session &)> &prepare) {
  cpr::Session session;
  prepare(session);
  return session.Get(); // answer: deadline unknown
}
