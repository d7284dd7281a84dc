#include <hiredis/hiredis.h>
#include "platform/redis.h"

int count(const char *host) {
    redisOptions options = {0};
    platform_redis_options(&options, host);
    redisContext *c = redisConnectWithOptions(&options); // answer: deadline unknown
    redisCommand(c, "GET %s", "count"); // answer: deadline unknown
    return 0;
}
