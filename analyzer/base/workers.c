// A counter and some threads: whoever is free takes the next item.
#define _GNU_SOURCE // sched_getaffinity
#include "base/workers.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/thread.h"

typedef struct run {
  fl_workers_fn fn;
  void *ctx;
  uint32_t n_items;
  // 64 bits: every worker takes one item too many, and n_items may be near the end of 32.
  _Atomic uint64_t next_item;
} run;

typedef struct worker {
  run *run;
  pthread_t thread;
  uint32_t index;
} worker;

static void *work(void *payload) {
  const worker *w = payload;
  run *r = w->run;
  for (;;) {
    uint64_t item = atomic_fetch_add_explicit(&r->next_item, 1, memory_order_relaxed);
    if (item >= r->n_items) return NULL;
    r->fn(r->ctx, (uint32_t)item, w->index);
  }
}

static bool start(worker *w) {
  pthread_attr_t attr;
  if (pthread_attr_init(&attr)) return false;
  bool started = pthread_attr_setstacksize(&attr, FL_WORKERS_STACK_BYTES) == 0 &&
                 fl_thread_start(&w->thread, &attr, work, w);
  pthread_attr_destroy(&attr);
  return started;
}

void fl_workers_run(uint32_t n_workers, uint32_t n_items, fl_workers_fn fn, void *ctx) {
  if (n_items == 0) return;
  if (n_workers == 0) n_workers = 1;
  if (n_workers > n_items) n_workers = n_items;
  run r = {.fn = fn, .ctx = ctx, .n_items = n_items};
  worker *workers = fl_alloc_zero(n_workers, sizeof *workers);
  uint32_t n = 0;
  for (; n < n_workers; n++) {
    workers[n].run = &r;
    workers[n].index = n;
    if (!start(&workers[n])) break;
  }
  // Fewer threads only take longer. Without a single one there is no stack to be had: that is memory too.
  if (n == 0) fl_exhausted(FL_WORKERS_STACK_BYTES);
  for (uint32_t i = 0; i < n; i++) pthread_join(workers[i].thread, NULL);
  fl_free(workers);
}

static uint32_t allowed_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return (uint32_t)CPU_COUNT(&set);
  long online = sysconf(_SC_NPROCESSORS_ONLN); // more processors than cpu_set_t has room for
  return online > 0 ? (uint32_t)online : 1;
}

uint32_t fl_workers_default(void) {
  uint32_t n = allowed_processors();
  uint32_t granted = fl_workers_cgroup_cpus("");
  if (granted && granted < n) n = granted;
  return n ? n : 1;
}
