#include <curl/curl.h>

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    WITH_OPTIONS h << { timeout } >> [[;
    return curl_easy_perform(h); // answer: deadline unknown
}
