#include <curl/curl.h>

// Read with both branches this has one brace too many, and nothing behind it could be relied on.
int get(const char *url, int verbose) {
    CURL *h = curl_easy_init(); // expect: deadline-absent-http-client
#if defined(QUIET) && \
    QUIET > 1
    if (verbose > 2) {
#elif defined(QUIET) /* a comment
       that goes on */
    if (verbose > 1) {
#else
    if (verbose) {
#endif
        curl_easy_setopt(h, CURLOPT_URL, "http://loud");
    }
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unbounded
}
