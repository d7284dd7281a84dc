#include <pthread.h>
#include <stddef.h>

struct item { struct item *next; void *what; int used; };
struct pool { pthread_mutex_t mutex; struct item *head; int n, waiting; };

/* Stays taken where something is found. */
static struct item *find(struct pool *p, void *what) {
    struct item *i;
    pthread_mutex_lock(&p->mutex);
    for (i = p->head; i; i = i->next)
        if (i->what == what) return i;
    pthread_mutex_unlock(&p->mutex);
    return NULL;
}

static void check(struct pool *p) {
    if (p->n == 0) {
        pthread_mutex_unlock(&p->mutex);
        return;
    }
    if (p->waiting) {
        pthread_mutex_unlock(&p->mutex);
        wake(p);
        pthread_mutex_lock(&p->mutex);
    }
    p->n++;
    pthread_mutex_unlock(&p->mutex);
}

void add(struct pool *p, int limit) {
    pthread_mutex_lock(&p->mutex);
    if (p->n > limit) {
        pthread_mutex_unlock(&p->mutex);
        return;
    }
    if (p->n == limit) {
        pthread_mutex_unlock(&p->mutex);
        return;
    }
    pthread_mutex_unlock(&p->mutex);
}

void give_back(struct pool *p, void *what) {
    struct item *i = find(p, what);
    if (!i) return;
    i->used = 0;
    check(p);
}
