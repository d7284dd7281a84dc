#include <cpr/cpr.h>
#include "platform/client.h"

// What the base class does to the session is not here.
class Orders : public platform::Client {
 public:
  std::string all() {
    prepare(session_);
    session_.SetUrl(cpr::Url{"http://orders/"});
    return session_.Get().text; // answer: deadline unknown
  }

 private:
  cpr::Session session_;
};
