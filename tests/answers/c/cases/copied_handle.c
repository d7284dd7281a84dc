#include <curl/curl.h>

int fetch(const char *url) {
    CURL *first = curl_easy_init();
    curl_easy_setopt(first, CURLOPT_TIMEOUT, 6L);
    CURL *second = curl_easy_duphandle(first);
    curl_easy_setopt(second, CURLOPT_URL, url);
    return curl_easy_perform(second); // answer: deadline bounded 6s
}
