#include <hiredis/hiredis.h>

static redisContext *connection(const char *host) {
    redisContext *c = redisConnect(host, 6379); // expect: deadline-absent-db
    if (!c || c->err)
        return NULL;
    redisSetTimeout(c, (struct timeval){1, 500000});
    return c;
}

int visit(const char *host) {
    redisContext *c = connection(host);
    if (!c)
        return -1;
    redisReply *reply = redisCommand(c, "PING"); // answer: deadline bounded
    freeReplyObject(reply);
    redisFree(c);
    return 0;
}
