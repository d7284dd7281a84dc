#include <curl/curl.h>
#include <stdarg.h>

static void configure(CURL *h, int n, ...) {
    va_list ap;
    va_start(ap, n);
    for (int i = 0; i < n; i++) {
        CURLoption option = va_arg(ap, CURLoption);
        curl_easy_setopt(h, option, va_arg(ap, long));
    }
    va_end(ap);
}

int fetch(const char *url) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    configure(h, 1, CURLOPT_TIMEOUT, 5L);
    return curl_easy_perform(h); // answer: deadline unknown
}
