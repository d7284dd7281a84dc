#include "orders.h"

Orders::Orders(const std::string &host) : session_(std::make_unique<cpr::Session>()) { // expect: deadline-absent-http-client
  session_->SetUrl(cpr::Url{host});
}

std::string Orders::all() { return session_->Get().text; }

std::string Orders::one(int id) {
  session_->SetParameters(cpr::Parameters{{"id", std::to_string(id)}});
  return session_->Get().text;
}

void Orders::remove(int) const { session_->Delete(); }
