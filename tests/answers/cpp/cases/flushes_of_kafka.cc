#include <librdkafka/rdkafkacpp.h>

void drain(RdKafka::Producer *producer, int timeout_ms) {
  producer->flush(10 * 1000);    // answer: deadline bounded 10s
  producer->flush(timeout_ms);   // answer: deadline inherited
  producer->flush(-1);           // expect: deadline-infinite-explicit
}
