#include <curl/curl.h>
#include "platform/http.h"

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    platform_http_defaults(h);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unknown
}

// Printing and freeing set nothing up.
int fetch_plainly(const char *url) {
    CURL *h = curl_easy_init(); // expect: deadline-absent-http-client
    printf("%p\n", (void *)h);
    curl_easy_setopt(h, CURLOPT_URL, url);
    int rc = curl_easy_perform(h); // answer: deadline unbounded
    curl_easy_cleanup(h);
    return rc;
}
