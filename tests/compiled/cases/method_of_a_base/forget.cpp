#include <sw/redis++/redis++.h>

// Neither the type nor the class that declares the method is written here. Who makes the connection is not seen.
void forget(const char *key) {
  auto redis = net::connected();
  redis->del(key); // answer: deadline unknown
}
