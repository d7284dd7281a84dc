#include <curl/curl.h>

// What is left out has nothing to do with the deadline.
int get(const char *url) {
    CURL *h = curl_easy_init(); // expect: deadline-absent-http-client
#ifdef VERBOSE
    curl_easy_setopt(h, CURLOPT_URL, "http://test");
#endif
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unbounded
}
