#include <cpr/cpr.h>
#include <map>

class Pool {
 public:
  cpr::Response ask(const std::string &host) {
    return sessions_[host].Get(); // answer: deadline unknown
  }

 private:
  std::map<std::string, cpr::Session> sessions_;
};
