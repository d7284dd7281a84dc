// Many items, several threads.
//
// Items are taken one by one in ascending order, by whichever worker is free; which worker gets which item is chance, so
// results belong into a row per item and are joined in item order afterwards.
#ifndef FL_BASE_WORKERS_H
#define FL_BASE_WORKERS_H

#include <stdint.h>

// Syntax trees are as deep as the code that is read: every worker has this stack, also when there is only one.
#define FL_WORKERS_STACK_BYTES ((size_t)64 << 20)

// Called with ctx, the item (from 0) and the worker (from 0, below n_workers): at any time one call per worker.
typedef void (*fl_workers_fn)(void *ctx, uint32_t item, uint32_t worker);

// Runs `fn` for all items and returns when all are done. At most n_workers threads; 0 counts as 1. The caller waits.
void fl_workers_run(uint32_t n_workers, uint32_t n_items, fl_workers_fn fn, void *ctx);

// How many workers this process should use: the processors it may run on, less when a control group grants fewer.
uint32_t fl_workers_default(void);

// The processors that control groups (v2 and v1) grant, rounded up; 0 = no limit. `root` stands before /proc and /sys:
// "" for this machine, a folder in tests.
uint32_t fl_workers_cgroup_cpus(const char *root);

#endif
