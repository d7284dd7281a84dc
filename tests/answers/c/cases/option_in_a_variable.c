#include <curl/curl.h>

struct option {
    CURLoption name;
    long value;
};

int fetch(const char *url, const struct option *options, int n) {
    CURL *h = curl_easy_init();
    curl_easy_setopt(h, CURLOPT_URL, url);
    for (int i = 0; i < n; i++)
        curl_easy_setopt(h, options[i].name, options[i].value);
    return curl_easy_perform(h); // answer: deadline unknown
}
