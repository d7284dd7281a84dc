#include <sw/redis++/redis++.h>
#include "platform/settings.h"

using namespace sw::redis;

Redis quick() {
  ConnectionOptions options;
  options.host = "redis";
  options.socket_timeout = std::chrono::milliseconds(100);
  return Redis(options);
}

Redis endless() {
  ConnectionOptions options;
  options.host = "redis";
  return Redis(options); // expect: deadline-absent-db
}

Redis somehow(const platform::Settings &settings) {
  ConnectionOptions options = platform::redis_options(settings);
  return Redis(options);
}

void visit() {
  auto one = quick();
  one.incr("visits"); // answer: deadline bounded 100ms
  auto two = endless();
  two.incr("visits"); // answer: deadline unbounded
  auto three = somehow(platform::settings());
  three.incr("visits"); // answer: deadline unknown
  Redis four("tcp://redis:6379?socket_timeout=50ms");
  four.incr("visits"); // answer: deadline unknown
  auto pipe = quick().pipeline();
  pipe.incr("visits").incr("visitors").exec(); // answer: deadline bounded 100ms
}
