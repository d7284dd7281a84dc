#include <curl/curl.h>
#include <net/limits.h>

int get(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 2 * NET_TIMEOUT_S);
    return curl_easy_perform(h); // answer: deadline bounded 12s
}

int get_forever(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, NET_FOREVER); // expect: deadline-infinite-explicit
    return curl_easy_perform(h); // answer: deadline unbounded
}
