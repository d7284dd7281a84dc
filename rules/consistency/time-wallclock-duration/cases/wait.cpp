#include <chrono>

bool ready();

bool wait_for(std::chrono::milliseconds limit) {
  auto start = std::chrono::system_clock::now();
  while (!ready()) {
    if (std::chrono::system_clock::now() - start > limit) return false; // expect: time-wallclock-duration
  }
  return true;
}

bool wait_right(std::chrono::milliseconds limit) {
  auto start = std::chrono::steady_clock::now();
  while (!ready()) {
    if (std::chrono::steady_clock::now() - start > limit) return false;
  }
  return true;
}
