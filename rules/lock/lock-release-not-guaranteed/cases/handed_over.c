/* A lock that is kept until an answer comes is given back by the function that takes the answer. */
#include <pthread.h>

struct command {
  pthread_mutex_t lock;
  int (*run)(struct command *);
  int pending;
};

void begin(struct command *c)
{
  pthread_mutex_lock(&c->lock);
  if (c->run(c)) {
    c->pending = 1;
    return;
  }
  pthread_mutex_unlock(&c->lock);
}

void answered(struct command *c)
{
  c->pending = 0;
  pthread_mutex_unlock(&c->lock);
}

struct job {
  pthread_mutex_t guard;
  int (*run)(struct job *);
};

void work(struct job *j)
{
  pthread_mutex_lock(&j->guard); /* expect: lock-release-not-guaranteed */
  if (j->run(j))
    return;
  pthread_mutex_unlock(&j->guard);
}
