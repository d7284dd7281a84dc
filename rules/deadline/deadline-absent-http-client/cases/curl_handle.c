#include <curl/curl.h>

int fetch(const char *url) {
    CURL *h = curl_easy_init(); // expect: deadline-absent-http-client
    curl_easy_setopt(h, CURLOPT_URL, url);
    CURLcode rc = curl_easy_perform(h);
    curl_easy_cleanup(h);
    return rc == CURLE_OK ? 0 : -1;
}

// Connecting is not answering.
int fetch_connected(const char *url) {
    CURL *h = curl_easy_init(); // expect: deadline-absent-http-client
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, 3L);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h) == CURLE_OK ? 0 : -1;
}
