#include <pthread.h>
#include <stddef.h>

struct entry { struct entry *next; int key, uses; };
struct table { pthread_mutex_t mutex; struct entry *first; };

/* Whoever finds something has the lock, and gives it back. */
static struct entry *find_and_keep(struct table *t, int key) {
    pthread_mutex_lock(&t->mutex);
    for (struct entry *e = t->first; e; e = e->next)
        if (e->key == key) return e;
    pthread_mutex_unlock(&t->mutex);
    return NULL;
}

int use(struct table *t, int key) {
    struct entry *e = find_and_keep(t, key);
    if (!e) return -1;
    e->uses++;
    pthread_mutex_unlock(&t->mutex);
    return 0;
}
