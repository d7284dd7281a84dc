#include <curl/curl.h>

static void common(CURL *h) {
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, 2500L);
}

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    common(h);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h) == CURLE_OK ? 0 : -1;
}

// A transfer that is too slow for too long ends.
int download(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, 100L);
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_TIME, 30L);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h) == CURLE_OK ? 0 : -1;
}
