#include <cpr/cpr.h>

cpr::Response fetch(bool quick) {
  cpr::Session session; // expect: deadline-absent-http-client
  if (quick) {
    cpr::Session session;
    session.SetTimeout(cpr::Timeout{50});
    return session.Get(); // answer: deadline bounded 50ms
  }
  return session.Get(); // answer: deadline unbounded
}
