#include <curl/curl.h>

#define SET_ALL(h, ...) FOR_EACH(SET_ONE, h, __VA_ARGS__)

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    SET_ALL(h, (CURLOPT_URL, url), (CURLOPT_TIMEOUT, 5L));
    return curl_easy_perform(h); // answer: deadline unknown
}
