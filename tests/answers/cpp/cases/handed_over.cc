#include <cpr/cpr.h>
#include <memory>

// Nobody here calls it: whoever does has set the session up, or not.
cpr::Response fetch(cpr::Session &session) {
  return session.Get(); // answer: deadline inherited
}

cpr::Response fetch_shared(const std::shared_ptr<cpr::Session> &session) {
  return session->Get(); // answer: deadline inherited
}
