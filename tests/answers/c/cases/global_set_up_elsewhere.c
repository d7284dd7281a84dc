#include <curl/curl.h>

// Made by whoever defines it.
extern CURL *shared_handle;

int fetch(const char *url) {
    curl_easy_setopt(shared_handle, CURLOPT_URL, url);
    return curl_easy_perform(shared_handle); // answer: deadline unknown
}
