#include <curl/curl.h>

int fetch(const char *url, long limit_s) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 0L); // expect: deadline-infinite-explicit
    if (curl_easy_perform(h) == CURLE_OK)
        return 0;
    CURL *other = curl_easy_init();
    curl_easy_setopt(other, CURLOPT_URL, url);
    curl_easy_setopt(other, CURLOPT_TIMEOUT, limit_s);
    return curl_easy_perform(other) == CURLE_OK ? 0 : -1;
}
