#include <curl/curl.h>

struct hooks {
    void (*prepare)(CURL *h);
};

static void five_seconds(CURL *h) {
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
}

static const struct hooks hooks = {.prepare = five_seconds};

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    hooks.prepare(h);
    return curl_easy_perform(h); // answer: deadline bounded 5s
}
