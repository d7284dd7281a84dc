#include <cpr/cpr.h>
#include "platform/macros.h"

// What the macro declares may set the session up in a constructor.
class Orders {
  PLATFORM_CLIENT(Orders, session_)

 public:
  cpr::Response all() { return session_.Get(); } // answer: deadline unknown

 private:
  cpr::Session session_;
};
