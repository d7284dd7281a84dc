#include "session.h"
#include <stdlib.h>

int session_open(session_t **out, const char *host) {
    session_t *s = calloc(1, sizeof(*s));
    if (!s)
        return -1;
    struct timeval limit = {.tv_sec = 2};
    // expect: deadline-absent-db
    s->redis = redisConnectWithTimeout(host, 6379, limit); // answer: deadline bounded 2s
    if (s->redis == NULL || s->redis->err)
        return -1;
    *out = s;
    return 0;
}
