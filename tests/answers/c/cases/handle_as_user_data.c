#include <curl/curl.h>
#include <pthread.h>

static void *worker(void *data) {
    CURL *h = data;
    curl_easy_perform(h); // answer: deadline inherited
    return NULL;
}

int start(pthread_t *thread, CURL *h) {
    return pthread_create(thread, NULL, worker, h);
}
