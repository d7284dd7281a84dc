#include <netdb.h>
#include <httplib.h>

// One name behind the other, until one is the right one.
int look_up(const char *line, const char *name, addrinfo **out) {
  const char *p = line, *start;
  while (true) {
    start = p;
    p = next_word(p);
    if (start == p) break;
    if (matches(name, start)) {
      if (getaddrinfo(line, "80", nullptr, out) == 0) return 0;
    }
  }
  return 1;
}

// What was cached does not fit any more: it is forgotten, and loaded whole.
void Page::load(httplib::Client &client) {
  bool was_cached = false;
  if (exists(path_)) was_cached = true;
  auto result = client.Get("/page");
  if (!result) {
    if (was_cached) {
      forget(path_);
      load(client);
    }
  }
}

// The same one again and again.
int look_up_stubbornly(const char *name, addrinfo **out) {
  for (int i = 0; i < 9; i++) { // expect: retry-no-backoff
    if (getaddrinfo(name, "80", nullptr, out) == 0) return 0;
  }
  return 1;
}

// Signals and slots, and no address.
class Window : public QObject {
  void wire() {
    for (int i = 0; i < 9; i++) {
      if (connect(button_, &Button::clicked, [this] { load(); }) == 0) return;
    }
  }
};
