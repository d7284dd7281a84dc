#include "client.h"

static void set_limits(CURL *curl) {
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, CLIENT_TIMEOUT_MS);
}

int client_init(struct client *c, const char *base) {
    c->base = base;
    if ((c->curl = curl_easy_init()) == NULL)
        return -1;
    set_limits(c->curl);
    return 0;
}
