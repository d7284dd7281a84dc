#include <curl/curl.h>

typedef CURL *http_t;

static int http_open(http_t *out, int quick) {
    http_t h = curl_easy_init();
    if (!h)
        return -1;
    if (quick)
        curl_easy_setopt(h, CURLOPT_TIMEOUT, 1L);
    else
        curl_easy_setopt(h, CURLOPT_TIMEOUT, 9L);
    *out = h;
    return 0;
}

int fetch(const char *url) {
    http_t h;
    if (http_open(&h, 1) != 0)
        return -1;
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline bounded
}
