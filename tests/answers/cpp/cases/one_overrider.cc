#include <cpr/cpr.h>

struct Policy {
  virtual ~Policy() = default;
  virtual void apply(cpr::Session &session) = 0;
};
struct Quick : Policy {
  void apply(cpr::Session &session) override { session.SetTimeout(cpr::Timeout{100}); }
};

cpr::Response fetch(Policy &policy) {
  cpr::Session session;
  policy.apply(session);
  return session.Get(); // answer: deadline bounded 100ms
}
