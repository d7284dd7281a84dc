#include "page.h"

int page_init(struct page *p) {
    p->curl = curl_easy_init();
    if (!p->curl)
        return -1;
#ifdef HAVE_TIMEOUT_MS
    if (p->timeout >= 0)
        curl_easy_setopt(p->curl, CURLOPT_TIMEOUT_MS, 5000L);
    else
        curl_easy_setopt(p->curl, CURLOPT_TIMEOUT_MS, 5000L);
#endif
    return 0;
}
