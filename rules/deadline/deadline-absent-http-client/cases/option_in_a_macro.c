#include <curl/curl.h>

#define SET(option, value) if (curl_easy_setopt(curl, option, value) != CURLE_OK) return -1

/* The macro names a variable of those who call it. */
int get(const char *url, long limit) {
    CURL *curl = curl_easy_init();
    SET(CURLOPT_TIMEOUT, limit);
    SET(CURLOPT_URL, url);
    return curl_easy_perform(curl) == CURLE_OK ? 0 : -1;
}
