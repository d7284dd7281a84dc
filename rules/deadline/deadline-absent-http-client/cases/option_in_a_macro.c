#include <curl/curl.h>

#define SET(option, value) if (curl_easy_setopt(curl, option, value) != CURLE_OK) return -1

/* What a macro sets on a variable that it names itself is not followed. */
int get(const char *url, long limit) {
    CURL *curl = curl_easy_init(); /* alarm: deadline-absent-http-client a macro sets the option on a variable of its own choice */
    SET(CURLOPT_TIMEOUT, limit);
    SET(CURLOPT_URL, url);
    return curl_easy_perform(curl) == CURLE_OK ? 0 : -1;
}
