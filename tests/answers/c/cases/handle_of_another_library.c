#include <curl/curl.h>
#include "platform/http.h"

// Nobody here sees how the platform makes its handles.
int fetch(const char *url) {
    CURL *h = platform_http_handle();
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unknown
}
