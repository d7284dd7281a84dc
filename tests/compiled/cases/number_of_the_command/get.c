#include <curl/curl.h>

int get(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, TIMEOUT_S);
    return curl_easy_perform(h); // answer: deadline bounded 4s
}
