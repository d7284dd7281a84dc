#include "page.h"

// Another build sets it: this one does not, but nobody may say that nobody does.
int page_read(struct page *p) {
    return curl_easy_perform(p->curl); // answer: deadline unknown
}
