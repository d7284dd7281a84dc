#include <cpr/cpr.h>
#include "platform/http.h"

cpr::Response fetch() {
  std::unique_ptr<cpr::Session> session = platform::make_session();
  return session->Get(); // answer: deadline unknown
}
