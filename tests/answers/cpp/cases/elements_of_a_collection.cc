#include <cpr/cpr.h>
#include <map>
#include <vector>

// Whoever filled it has set them up, or not.
void ask_all(std::vector<cpr::Session> &all) {
  for (auto &session : all) session.Get(); // answer: deadline unknown
}

void ask_typed(std::vector<cpr::Session> &all) {
  for (cpr::Session &session : all) session.Get(); // answer: deadline unknown
}

void ask_first(std::vector<cpr::Session> &all) {
  all[0].Get(); // answer: deadline inherited
}

void ask_some() {
  std::vector<cpr::Session> all(3);
  for (auto &session : all) session.SetTimeout(5);
  all[0].Get(); // answer: deadline unknown
}
