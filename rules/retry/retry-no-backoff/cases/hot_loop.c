#include <curl/curl.h>
#include <time.h>

int fetch(CURL *h) {
    for (int i = 0; i < 20; i++) { // expect: retry-no-backoff
        if (curl_easy_perform(h) == CURLE_OK)
            return 0;
    }
    return -1;
}

int fetch_slowly(CURL *h) {
    for (int i = 0; i < 20; i++) {
        if (curl_easy_perform(h) == CURLE_OK)
            return 0;
        struct timespec pause = {1, 0};
        nanosleep(&pause, NULL);
    }
    return -1;
}
