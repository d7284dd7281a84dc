#include <curl/curl.h>

enum limits { SHORT_S = 2, LONG_S = SHORT_S * 10 };
#define MINUTE (60 * 1L)
static const long half_a_minute = 30;

static int get(CURL *h, const char *url, long seconds) {
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, seconds);
    int rc = curl_easy_perform(h); // answer: deadline bounded 2s
    curl_easy_cleanup(h);
    return rc;
}

int by_parameter(const char *url) {
    return get(curl_easy_init(), url, SHORT_S);
}

int by_enumeration(void) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_TIMEOUT, (long)LONG_S);
    return curl_easy_perform(h); // answer: deadline bounded 20s
}

int by_macro(void) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_TIMEOUT, MINUTE);
    return curl_easy_perform(h); // answer: deadline bounded 60s
}

int by_constant(void) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_TIMEOUT, half_a_minute);
    return curl_easy_perform(h); // answer: deadline bounded 30s
}

int switched_off(void) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 0L); // expect: deadline-infinite-explicit
    return curl_easy_perform(h); // answer: deadline unbounded
}
