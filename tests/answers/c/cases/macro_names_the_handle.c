#include <curl/curl.h>
#define LIMITED(seconds) curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds)
#define TO(url) curl_easy_setopt(curl, CURLOPT_URL, url)
int get(const char *url, long limit) {
    CURL *curl = curl_easy_init();
    TO(url);
    LIMITED(limit);
    return curl_easy_perform(curl); // answer: deadline unknown
}
int post(const char *url) {
    CURL *curl = curl_easy_init(); // expect: deadline-absent-http-client
    TO(url);
    return curl_easy_perform(curl); // answer: deadline unbounded
}
