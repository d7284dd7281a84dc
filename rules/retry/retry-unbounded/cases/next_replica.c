#include <curl/curl.h>
#include <stdlib.h>

struct replica { const char *url; };
struct list { int count; struct replica *at[16]; };
struct target;

struct replica *pop(struct list *l, int at);
struct target *choose(void *balancer);
const char *url_of(struct target *t);

static int has_role(const char *url) {
    CURL *c = curl_easy_init();
    curl_easy_setopt(c, CURLOPT_TIMEOUT, 2L);
    curl_easy_setopt(c, CURLOPT_URL, url);
    int ok = curl_easy_perform(c) == CURLE_OK;
    curl_easy_cleanup(c);
    return ok ? 0 : -1;
}

/* Each turn asks another replica. */
int select_replica(struct list *replicas) {
    while (replicas->count > 0) {
        struct replica *one = pop(replicas, rand() % replicas->count);
        const char *url = one->url;
        if (has_role(url) == 0) return 1;
    }
    return 0;
}

static struct list all;
int select_one_of_all(void) {
    struct replica *one = NULL;
    const char *url = NULL;
    while (all.count > 0) {
        one = pop(&all, rand() % all.count);
        url = one->url;
        if (has_role(url) == 0) {
            return 1;
        } else {
            continue;
        }
    }
    return 0;
}

/* The next target is chosen behind a failure. */
int flush(void *balancer, int attempts) {
    struct target *target = choose(balancer), *other;
    const char *url = url_of(target);
    int rc = -1;
    while (--attempts >= 0) {
        rc = has_role(url);
        if (rc == 0) break;
        other = choose(balancer);
        if (other == target) break;
        const char *next = url_of(other);
        target = other;
        url = next;
    }
    return rc;
}
