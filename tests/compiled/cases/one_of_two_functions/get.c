#include <curl/curl.h>

#if SLOW
static long limit_s(void) { return 0L; }
#else
static long limit_s(void) { return 7L; }
#endif

int get(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, limit_s());
    return curl_easy_perform(h); // answer: deadline bounded 7s
}
