#include <curl/curl.h>

#include <stdexcept>

struct Connection {
  CURL *handle;
};

bool take(Connection &c);

// A connection that was used before may have been closed by the other side; the first new one ends the loop.
int ask(Connection &c) {
  int answer = 1;
  bool fresh = false;
  do {
    try {
      fresh = true;
      fresh = take(c);
      answer = curl_easy_perform(c.handle);
      if (answer == 0) break;
    } catch (const std::runtime_error &) {
      answer = 1;
    }
  } while (!fresh);
  return answer;
}
