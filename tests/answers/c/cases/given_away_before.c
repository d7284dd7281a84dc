#include <curl/curl.h>
#include "platform/registry.h"

// Nobody but this file knows what a client is made of, whoever keeps its address.
struct client {
    CURL *h;
};

int client_open(struct client *c) {
    c->h = curl_easy_init(); // expect: deadline-absent-http-client
    registry_add(c);
    return 0;
}

int client_fetch(struct client *c, const char *url) {
    curl_easy_setopt(c->h, CURLOPT_URL, url);
    return curl_easy_perform(c->h); // answer: deadline unbounded
}
