#include <hiredis/hiredis.h>

typedef struct session {
    redisContext *redis;
} session_t;

int session_open(session_t **out, const char *host);
