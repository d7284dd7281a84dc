// Deadlines of two places against one another.
//
// In: a remote call of a known deadline, or a wait that lets go of its work when its time is over. Out: yes, when what is waited for (the
// endpoint of this repository that answers the call; the work in the wait) makes a call that may take longer: one attempt of it times the
// attempts around it. The longest such call alone counts, not their sum: two calls may
// stand on ways that exclude one another. What ends with its caller (a context that is passed on) is no longer than the caller.
#include "match/predicate_p.h"

#include "graph/services.h"
#include "graph/sites.h"

typedef struct longest {
  const fl_site *site;
  int64_t ms;
  uint8_t certainty;
} longest;

// What somebody has set for it, whoever calls; 0: not known, or it ends with the caller.
static int64_t own_deadline(fl_ask *ask, const fl_site *s) {
  const fl_resolution *r = fl_ask_role(ask, s, FL_ROLEKIND_deadline);
  if (r->n != 1 || r->at[0].answer != FL_IS_BOUNDED || r->at[0].value <= 0 || r->at[0].value > INT32_MAX || r->at[0].scope == FL_SCOPE_infra) return 0;
  if ((r->at[0].flags & FL_OUT_LIBRARY) || (s->row && s->row->ctx)) return 0;
  return r->at[0].value;
}

static void take_longest(fl_focus *f, const fl_site *around, uint8_t certainty, longest *out) {
  const fl_contained *list;
  bool repeats = fl_ask_holders(f->ask, around, 1u << FL_SITE_retry, &list) == 0; // else some of the attempts are made around both
  uint32_t n = fl_ask_contained(f->ask, around, 1u << FL_SITE_remote_call, &list);
  list = n ? fl_arena_dup(f->arena, list, n * sizeof *list) : NULL;
  for (uint32_t i = 0; i < n; i++) {
    int64_t one = own_deadline(f->ask, list[i].site), attempts = repeats ? fl_attempts_around(f, list[i].site) : 1;
    uint8_t sure = list[i].certainty < certainty ? list[i].certainty : certainty;
    if (one && attempts < 1000 && one * attempts > out->ms) *out = (longest){list[i].site, one * attempts, sure};
  }
}

static void take_answering(fl_focus *f, longest *found) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n = 0, first = fl_ask_requests(f->ask, f->site, &n);
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++) {
      const fl_edge *edge = &map->edges[e];
      const fl_site *entry = edge->endpoint && edge->certainty >= 2 ? fl_site_of_entry(f->g, map->endpoints[edge->endpoint].entry) : NULL;
      if (entry) take_longest(f, entry, edge->certainty, found);
    }
}

fl_reply fl_reply_outlasts(fl_focus *f) {
  const fl_outcome *o = f->outcome ? f->outcome : fl_worst_outcome(fl_ask_role(f->ask, f->site, FL_ROLEKIND_deadline));
  if (!o || o->answer != FL_IS_BOUNDED || o->value <= 0) return (fl_reply){FL_NO, 0};
  longest found = {NULL, o->value, 0};
  if (f->site->kind == FL_SITE_remote_call) take_answering(f, &found);
  else if (fl_reply_abandons(f).is == FL_YES) take_longest(f, f->site, 4, &found);
  if (!found.site) return (fl_reply){FL_NO, 0};
  f->pair = found.site;
  return (fl_reply){FL_YES, found.certainty < o->certainty ? found.certainty : o->certainty};
}
