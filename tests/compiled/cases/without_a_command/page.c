#include <curl/curl.h>

// Nobody compiles this file here: both ways are read.
int page_get(int limited) {
    CURL *h = curl_easy_init();
#ifdef LIMITED
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
#endif
    return curl_easy_perform(h); // answer: deadline bounded 5s
}
