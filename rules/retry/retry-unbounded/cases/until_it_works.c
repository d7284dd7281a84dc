#include <curl/curl.h>
#include <unistd.h>

int fetch(CURL *h) {
    while (curl_easy_perform(h) != CURLE_OK) // expect: retry-unbounded, retry-no-jitter
        sleep(1);
    return 0;
}

int fetch_a_few_times(CURL *h) {
    int tries = 0;
    while (curl_easy_perform(h) != CURLE_OK) {
        if (++tries == 3)
            return -1;
        sleep(1 << tries);
    }
    return 0;
}

// Nothing was tried yet.
ssize_t read_all(int fd, char *to, size_t n) {
    ssize_t got;
    do {
        got = recv(fd, to, n, 0);
    } while (got < 0 && errno == EINTR);
    return got;
}
