#include <curl/curl.h>
#include "platform/macros.h"

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    PLATFORM_DEFAULTS(h);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unknown
}
