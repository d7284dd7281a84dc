#include "session.h"

// The limit of connecting is none of the commands.
long long count(const char *host, const char *key) {
    session_t *s;
    if (session_open(&s, host) < 0)
        return -1;
    redisReply *reply = redisCommand(s->redis, "INCR %s", key); // answer: deadline unbounded
    return reply ? reply->integer : -1;
}
