#include <curl/curl.h>

struct page {
    CURL *curl;
    int timeout;
};

int page_init(struct page *p);
