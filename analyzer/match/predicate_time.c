// Predicates that add up times: do all attempts of a retry fit into the deadline around them?
//
// Attempts, the time that each may take, and the pause between two are asked for; what is not known is not counted, or makes the whole unknown. A
// deadline around them is that of a scope that holds the retry, or of a context that was made before it in the same function.
#include "match/predicate_p.h"

typedef struct limit {
  int64_t ms; // INT64_MAX: none is known
  uint8_t certainty;
  const fl_site *by; // the scope, NULL: a context
} limit;

static const fl_outcome *bounded(const fl_resolution *r) {
  const fl_outcome *best = NULL;
  for (uint32_t i = 0; r && i < r->n; i++) {
    if (r->at[i].answer != FL_IS_BOUNDED || r->at[i].value < 0) return NULL; // on some way it is another one
    if (!best || r->at[i].value < best->value) best = &r->at[i];
  }
  return best;
}

static void tighten(limit *l, int64_t ms, uint8_t certainty, const fl_site *by) {
  if (ms < l->ms) *l = (limit){ms, certainty, by};
}

// A context that is made anew for each attempt ends that attempt alone.
static bool is_made_before(const fl_focus *f, const fl_outcome *o) {
  const fl_step *made = o->owner ? o->owner : o->chain;
  const fl_span around = f->g ? fl_graph_func(f->g, f->site->func)->span : (fl_span){0};
  return made && made->file == f->site->func.file && made->span.byte_begin >= around.byte_begin && made->span.byte_begin < f->site->span.byte_begin;
}

static limit around(fl_focus *f, const fl_site *call) {
  limit l = {INT64_MAX, 0, NULL};
  const fl_contained *scopes, *own = NULL;
  uint32_t n = fl_ask_holders(f->ask, call, (1u << FL_SITE_deadline_scope) | (1u << FL_SITE_retry), &scopes);
  scopes = n ? fl_arena_dup(f->arena, scopes, n * sizeof *scopes) : NULL;
  for (uint32_t i = 0; i < n; i++)
    if (scopes[i].site == f->site) own = &scopes[i];
  for (uint32_t i = 0; own && i < n; i++) {
    if (scopes[i].site->kind != FL_SITE_deadline_scope || !fl_holds_around(&scopes[i], own)) continue;
    const fl_outcome *o = bounded(fl_ask_role(f->ask, scopes[i].site, FL_ROLEKIND_deadline));
    if (o) tighten(&l, o->value, o->certainty < scopes[i].certainty ? o->certainty : scopes[i].certainty, scopes[i].site);
  }
  fl_resolution context = fl_ask_deadline_of(f->ask, call, true);
  const fl_outcome *o = bounded(&context);
  if (o && is_made_before(f, o)) tighten(&l, o->value, o->certainty, NULL);
  return l;
}

// The longest attempt that is known.
static const fl_outcome *longest(fl_focus *f, const fl_contained *calls, uint32_t n, const fl_site **which) {
  const fl_outcome *best = NULL;
  for (uint32_t i = 0; i < n; i++) {
    fl_resolution own = fl_ask_deadline_of(f->ask, calls[i].site, false);
    const fl_outcome *o = bounded(&own);
    if (o && (!best || o->value > best->value)) best = o, *which = calls[i].site;
  }
  return best;
}

static const char *seconds(fl_focus *f, int64_t ms) {
  return ms % 1000 ? fl_arena_printf(f->arena, "%lldms", (long long)ms) : fl_arena_printf(f->arena, "%llds", (long long)(ms / 1000));
}

fl_reply fl_ask_overruns(fl_focus *f) {
  const fl_outcome *bound = bounded(fl_ask_role(f->ask, f->site, FL_ROLEKIND_bound));
  const fl_outcome *pause = bounded(fl_ask_role(f->ask, f->site, FL_ROLEKIND_backoff));
  const fl_contained *calls;
  const fl_site *call = NULL;
  uint32_t n = fl_ask_contained(f->ask, f->site, (1u << FL_SITE_remote_call) | (1u << FL_SITE_publish), &calls);
  calls = n ? fl_arena_dup(f->arena, calls, n * sizeof *calls) : NULL;
  int64_t attempts = bound && bound->value < INT64_MAX ? bound->value + fl_graph_counts_retries(f->g, f->site, FL_ROLEKIND_bound) : 0, wait = pause ? pause->value : 0;
  const fl_outcome *each = attempts > 1 ? longest(f, calls, n, &call) : NULL;
  if (!each || attempts > 1000 || each->value > INT32_MAX || wait > INT32_MAX) return (fl_reply){FL_NO, 0};
  limit outer = around(f, call);
  int64_t all = attempts * each->value + (attempts - 1) * wait;
  if (outer.ms == INT64_MAX || all / 2 < outer.ms) return (fl_reply){FL_NO, 0};
  f->pair = outer.by;
  f->sum = fl_arena_printf(f->arena, "%lld attempts of %s%s%s are %s, and all must end after %s", (long long)attempts, seconds(f, each->value),
                           wait ? " with pauses of " : "", wait ? seconds(f, wait) : "", seconds(f, all), seconds(f, outer.ms));
  uint8_t certainty = each->certainty < outer.certainty ? each->certainty : outer.certainty;
  return (fl_reply){FL_YES, bound->certainty < certainty ? bound->certainty : certainty};
}
