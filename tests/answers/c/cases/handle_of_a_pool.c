#include <curl/curl.h>
#include "platform/list.h"

static struct list pool;

void fill(int n) {
    for (int i = 0; i < n; i++)
        list_push(&pool, curl_easy_init());
}

int fetch(const char *url) {
    CURL *h = list_pop(&pool);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unknown
}
