// What holds a site: the transactions, locks, retries, deadline scopes, breakers and blocks of reads from copies whose region it stands in, here or through
// callers.
//
// The contents of all holding sites are turned around once; several asks share the result, since it is the same for all.
#include "graph/ask_p.h"

#include "base/workers.h"

#define FL_HOLDING_SITES                                                                                     \
  ((1u << FL_SITE_txn) | (1u << FL_SITE_retry) | (1u << FL_SITE_lock_acquire) |                              \
   (1u << FL_SITE_local_lock) | (1u << FL_SITE_deadline_scope) | (1u << FL_SITE_breaker) | (1u << FL_SITE_mark) | (1u << FL_SITE_copies) | (1u << FL_SITE_cache))

typedef struct listing {
  fl_ask *const *asks;
  const uint32_t *holder; // site ids
  fl_site_list *list;     // by holder: what it contains
} listing;

static void list_one(void *ctx, uint32_t item, uint32_t worker) {
  listing *job = ctx;
  fl_ask *a = job->asks[worker];
  const fl_contained *found;
  fl_ask_forget_known(a); // answers stay: somebody may be in the middle of a question
  uint32_t n = fl_ask_contained(a, &a->g->sites.at[job->holder[item]], UINT32_MAX, &found);
  job->list[item] = (fl_site_list){fl_contained_keep(found, n, &a->lasting), n};
}

static bool is_tests_own(const fl_graph *g, const fl_site *holder, const fl_site *inner) { // a test around what runs without it as well
  return fl_in_test(g, holder->func.file, holder->func.id) && !fl_in_test(g, inner->func.file, inner->func.id);
}

static void turn_around(fl_holders *h, const fl_graph *g, const listing *job, uint32_t n) {
  fl_array_push(&h->held, ((fl_held){{0}, 0}));
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t c = 0; c < job->list[i].n; c++) {
      const fl_contained *inner = &job->list[i].at[c];
      if (is_tests_own(g, &g->sites.at[job->holder[i]], inner->site)) continue;
      fl_held held = {{&g->sites.at[job->holder[i]], inner->certainty, inner->depth, inner->chosen, inner->path},
                      fl_map_get_or(&h->by_site, inner->site->id, 0)};
      fl_array_push(&h->held, held);
      fl_map_put(&h->by_site, inner->site->id, h->held.n - 1);
    }
  }
}

void fl_asks_share_holders(fl_ask *const *asks, uint32_t n_asks) {
  const fl_graph *g = asks[0]->g;
  FL_ARRAY(uint32_t) holders = {0};
  for (uint32_t i = 1; i < g->sites.n; i++)
    if (FL_HOLDING_SITES & (1u << g->sites.at[i].kind)) fl_array_push(&holders, i);
  listing job = {asks, holders.at, fl_alloc_zero(holders.n + 1, sizeof *job.list)};
  fl_workers_run(n_asks, holders.n, list_one, &job);
  turn_around(&asks[0]->own_holders, g, &job, holders.n);
  for (uint32_t i = 0; i < n_asks; i++) asks[i]->holders = &asks[0]->own_holders;
  fl_array_release(&holders);
  fl_free(job.list);
}

uint32_t fl_ask_holders(fl_ask *a, const fl_site *s, uint32_t kinds, const fl_contained **out) {
  if (!a->holders) fl_asks_share_holders(&a, 1);
  const fl_holders *h = a->holders;
  fl_array_clear(&a->contained);
  for (uint32_t i = fl_map_get_or(&h->by_site, s->id, 0); i; i = h->held.at[i].next)
    if (kinds & (1u << h->held.at[i].by.site->kind)) fl_array_push(&a->contained, h->held.at[i].by);
  *out = a->contained.at;
  return a->contained.n;
}
