#include "a.h"
namespace a::b { template <class T, int N = 3> class C : public D<T>, virtual E { public:
  explicit C(T &&t) noexcept : D<T>{std::move(t)}, n_(N) {}
  auto get(std::string_view s) const -> std::optional<T> override { return [this, &s](auto x) mutable { return n_ + x; }(1); }
  ~C() = default; operator bool() const; friend std::ostream &operator<<(std::ostream &, const C &);
private: int n_{}; static constexpr auto k = std::chrono::seconds{5} + 200ms; }; }
co_return_t go() { try { for (auto &[k, v] : m) co_await call(k, R"x(raw ")" )x"); } catch (const std::exception &e) { throw; } catch (...) {} 
  while (true) { auto r = http.Get("/x", {.timeout = 1'000}); if (r) break; std::this_thread::sleep_for(1s); } }
