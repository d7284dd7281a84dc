#ifndef CLIENT_H
#define CLIENT_H
#include <curl/curl.h>

#define CLIENT_TIMEOUT_MS 2500L

struct client {
    CURL *curl;
    const char *base;
};

int client_init(struct client *c, const char *base);
int client_get(struct client *c, const char *path);
#endif
