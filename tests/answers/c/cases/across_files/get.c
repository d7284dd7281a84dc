#include "client.h"

int client_get(struct client *c, const char *path) {
    char url[256];
    snprintf(url, sizeof url, "%s%s", c->base, path);
    curl_easy_setopt(c->curl, CURLOPT_URL, url);
    return curl_easy_perform(c->curl) == CURLE_OK ? 0 : -1; // answer: deadline bounded 2.5s
}
