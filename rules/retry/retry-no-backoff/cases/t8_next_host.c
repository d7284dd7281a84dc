#include <hiredis/hiredis.h>
#include <stdlib.h>

struct host { char *name; int port; };
struct hosts { struct host *at; int count; };

static struct host *hosts_pop(struct hosts *list, int index) {
    struct host *found = &list->at[index];
    list->at[index] = list->at[--list->count];
    return found;
}

static int answers(const char *name, int port) {
    struct timeval limit = {1, 0};
    redisContext *c = redisConnectWithTimeout(name, port, limit);
    if (!c || c->err || redisSetTimeout(c, limit) != REDIS_OK) return -1;
    redisReply *reply = redisCommand(c, "PING");
    return reply ? 0 : -1;
}

/* Each host is asked once. */
struct host *first_that_answers(struct hosts *list) {
    while (list->count > 0) {
        struct host *host = hosts_pop(list, rand() % list->count);
        if (answers(host->name, host->port) == 0) return host;
    }
    return NULL;
}
