#include <cpr/cpr.h>

class Quick {
 public:
  Quick() { session_.SetTimeout(cpr::Timeout{250}); }
  cpr::Response all() { return session_.Get(); } // answer: deadline bounded 250ms

 private:
  cpr::Session session_;
};

class Patient {
 public:
  cpr::Response all() { return session_.Get(); } // answer: deadline unbounded

 private:
  cpr::Session session_; // expect: deadline-absent-http-client
};
