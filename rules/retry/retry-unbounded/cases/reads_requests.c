#include <curl/curl.h>
struct conn { CURL *h; };
int read_request(struct conn *c) { return curl_easy_perform(c->h) == CURLE_OK ? 1 : -1; }
int parse(int r);
void close_it(struct conn *c);
void on_io(struct conn *c) {
    int r;
    while (1) {
        r = read_request(c);
        if (r == 0)
            break;
        else if (r == -1) {
            close_it(c);
            return;
        }
        r = parse(r);
        if (r == -1) {
            close_it(c);
            return;
        }
    }
}
