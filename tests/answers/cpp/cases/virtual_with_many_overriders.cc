#include <cpr/cpr.h>

struct Policy {
  virtual ~Policy() = default;
  virtual void apply(cpr::Session &session) = 0;
};
struct Quick : Policy {
  void apply(cpr::Session &session) override { session.SetTimeout(cpr::Timeout{100}); }
};
struct Slow : Policy {
  void apply(cpr::Session &session) override { session.SetTimeout(cpr::Timeout{9000}); }
};
struct Loud : Policy {
  void apply(cpr::Session &session) override { session.SetVerbose(cpr::Verbose{}); }
};
struct Plain : Policy {
  void apply(cpr::Session &) override {}
};

// Four could be meant, and two of them set no limit.
cpr::Response fetch(Policy &policy) {
  cpr::Session session;
  policy.apply(session);
  return session.Get(); // answer: deadline unknown
}
