#include <cpr/cpr.h>
#include <librdkafka/rdkafkacpp.h>
#include <sw/redis++/redis++.h>

cpr::Response fetch() {
  return cpr::Get(cpr::Url{"http://orders/"}, cpr::Timeout{0}); // expect: deadline-infinite-explicit
}

void drain(RdKafka::Producer *producer) {
  producer->flush(-1); // expect: deadline-infinite-explicit
}

void visit() {
  sw::redis::ConnectionOptions options;
  options.socket_timeout = std::chrono::milliseconds(0); // expect: deadline-infinite-explicit
  sw::redis::Redis redis(options);
  redis.incr("visits");
}
