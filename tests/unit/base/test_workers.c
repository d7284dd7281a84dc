#include "support.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/error.h"
#include "base/workers.h"

enum { ITEMS = 20000 };

typedef struct tally {
  atomic_uint done[ITEMS];
  atomic_uint busy[16]; // calls per worker at this moment
  uint32_t n_workers;
  atomic_uint wrong;
} tally;
static tally t;

static void count(void *ctx, uint32_t item, uint32_t worker) {
  tally *all = ctx;
  if (worker >= all->n_workers || atomic_fetch_add(&all->busy[worker], 1) != 0)
    atomic_fetch_add(&all->wrong, 1);
  atomic_fetch_add(&all->done[item], 1);
  atomic_fetch_sub(&all->busy[worker], 1);
}

START_TEST(every_item_once) {
  static const uint32_t crews[] = {0, 1, 2, 3, 16};
  for (int i = 0; i < 5; i++) {
    memset(&t, 0, sizeof t);
    t.n_workers = crews[i] ? crews[i] : 1;
    fl_workers_run(crews[i], ITEMS, count, &t);
    ck_assert_uint_eq(t.wrong, 0);
    for (int j = 0; j < ITEMS; j++) ck_assert_uint_eq(t.done[j], 1);
  }
}
END_TEST

static void never(void *ctx, uint32_t item, uint32_t worker) {
  FL_UNUSED(ctx), FL_UNUSED(item), FL_UNUSED(worker);
  FL_BUG("there is no item");
}

START_TEST(no_items_no_calls) { fl_workers_run(4, 0, never, NULL); }
END_TEST

static void append(void *ctx, uint32_t item, uint32_t worker) {
  FL_UNUSED(worker);
  char *text = ctx;
  size_t n = strlen(text);
  snprintf(text + n, 64 - n, "%u", item);
}

START_TEST(one_worker_goes_in_order_in_a_thread_of_its_own) {
  char text[64] = "";
  fl_workers_run(1, 10, append, text);
  ck_assert_str_eq(text, "0123456789");
}
END_TEST

// 32 MiB: four times what a main thread usually has.
static uint32_t descend(uint32_t depth) {
  volatile char room[16 << 10];
  room[0] = (char)depth;
  return depth == 0 ? (uint32_t)room[0] : descend(depth - 1) + 1 + (uint32_t)(room[0] - room[0]);
}
static void go_deep(void *ctx, uint32_t item, uint32_t worker) {
  FL_UNUSED(worker);
  ((uint32_t *)ctx)[item] = descend(1500);
}

START_TEST(stacks_are_deep) {
  uint32_t depths[3] = {0};
  fl_workers_run(1, 1, go_deep, depths);
  fl_workers_run(3, 3, go_deep, depths);
  for (int i = 0; i < 3; i++) ck_assert_uint_eq(depths[i], 1500);
}
END_TEST

START_TEST(there_is_a_default) {
  ck_assert_uint_ge(fl_workers_default(), 1);
  long online = sysconf(_SC_NPROCESSORS_CONF);
  if (online > 0) ck_assert_uint_le(fl_workers_default(), (uint32_t)online);
}
END_TEST

RUN_TESTS("workers", every_item_once, no_items_no_calls, one_worker_goes_in_order_in_a_thread_of_its_own,
          stacks_are_deep, there_is_a_default)
