#include <cpr/cpr.h>
#include "platform/macros.h"

cpr::Response fetch() {
  cpr::Session session;
  PLATFORM_DEFAULTS(session);
  return session.Get(); // answer: deadline unknown
}
