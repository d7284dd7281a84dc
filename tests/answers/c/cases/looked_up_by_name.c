#include <curl/curl.h>
#include <dlfcn.h>

int fetch(const char *url, void *library) {
    CURL *h = curl_easy_init();
    void (*prepare)(CURL *) = (void (*)(CURL *))dlsym(library, "prepare");
    prepare(h);
    curl_easy_setopt(h, CURLOPT_URL, url);
    return curl_easy_perform(h); // answer: deadline unknown
}
