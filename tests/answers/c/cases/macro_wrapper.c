#include <curl/curl.h>

#define SETOPT(h, o, v) curl_easy_setopt((h), (o), (v))
#define LIMIT_S 5L

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    SETOPT(h, CURLOPT_URL, url);
    SETOPT(h, CURLOPT_TIMEOUT, LIMIT_S);
    return curl_easy_perform(h); // answer: deadline bounded 5s
}
