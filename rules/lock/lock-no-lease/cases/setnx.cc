#include <sw/redis++/redis++.h>

using namespace sw::redis;

void settle(Redis &redis) {
  if (!redis.setnx("lock:settle", "1")) return; // expect: lock-no-lease
  redis.incr("settled");
  redis.del("lock:settle");
}

void settle_in_time(Redis &redis, const std::string &token) {
  if (!redis.set("lock:close", token, std::chrono::seconds(30), UpdateType::NOT_EXIST)) return;
  redis.incr("settled");
  redis.eval<long long>("if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0", {"lock:close"}, {token});
}
