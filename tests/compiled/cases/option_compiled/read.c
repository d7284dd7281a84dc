#include "page.h"

int page_read(struct page *p) {
    return curl_easy_perform(p->curl); // answer: deadline bounded 5s
}
