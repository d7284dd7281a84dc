#include <curl/curl.h>

struct page {
    CURL *curl;
    int timeout;
};

// Compilers that do not have it leave it out. Without knowing how this is compiled, both ways are read.
int page_init(struct page *p) {
    p->curl = curl_easy_init();
    if (!p->curl)
        return -1;
#ifdef HAVE_CURLOPT_TIMEOUT_MS
    if (p->timeout >= 0)
        curl_easy_setopt(p->curl, CURLOPT_TIMEOUT_MS, (long)p->timeout);
    else
        curl_easy_setopt(p->curl, CURLOPT_TIMEOUT_MS, 10000L);
#endif
    return 0;
}

int page_read(struct page *p) {
    return curl_easy_perform(p->curl); // answer: deadline unknown
}
