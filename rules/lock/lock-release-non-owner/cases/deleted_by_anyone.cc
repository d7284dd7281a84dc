#include <sw/redis++/redis++.h>

using namespace sw::redis;

void settle(Redis &redis, const std::string &token) {
  if (!redis.set("lock:settle", token, std::chrono::seconds(30), UpdateType::NOT_EXIST)) return;
  redis.incr("settled");
  redis.del("lock:settle"); // expect: lock-release-non-owner
}
