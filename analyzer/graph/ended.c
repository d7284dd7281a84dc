#include "graph/ended.h"

#include "graph/ask_p.h"

// The loosest of the ways that it may be set in; INT64_MAX where one of them is none.
static int64_t length_of(fl_ask *a, const fl_site *scope) {
  const fl_resolution *r = fl_ask_role(a, scope, FL_ROLEKIND_deadline);
  int64_t most = -1;
  for (uint32_t i = 0; i < r->n; i++) {
    const fl_outcome *o = &r->at[i];
    if (o->answer != FL_IS_BOUNDED || o->value < 0) return INT64_MAX;
    int64_t ms = o->loosest > o->value ? o->loosest : o->value;
    if (ms > most) most = ms;
  }
  return most < 0 ? INT64_MAX : most;
}

fl_ended fl_ask_ended(fl_ask *a, const fl_site *site, fl_ended_counts *counts, void *payload) {
  const fl_contained *found;
  uint32_t n = fl_ask_holders(a, site, 1u << FL_SITE_deadline_scope, &found);
  fl_ended least = {.ms = INT64_MAX};
  fl_contained *scopes = n ? fl_arena_dup(&a->arena, found, n * sizeof *found) : NULL;
  for (uint32_t i = 0; i < n; i++) {
    if (scopes[i].certainty < 2 || (counts && !counts(payload, &scopes[i]))) continue;
    int64_t ms = length_of(a, scopes[i].site);
    if (ms < least.ms) least = (fl_ended){ms, scopes[i].certainty, scopes[i].site};
  }
  return least;
}
