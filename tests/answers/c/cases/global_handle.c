#include <curl/curl.h>

static CURL *quick, *endless;

int start(void) {
    quick = curl_easy_init();
    if (!quick)
        return -1;
    curl_easy_setopt(quick, CURLOPT_TIMEOUT, 4L);
    endless = curl_easy_init(); // expect: deadline-absent-http-client
    return endless ? 0 : -1;
}

int ask_quickly(void) {
    return curl_easy_perform(quick); // answer: deadline bounded 4s
}

int ask(void) {
    return curl_easy_perform(endless); // answer: deadline unbounded
}
