// Does the work on messages outlast the time for which they are lent?
//
// In: a consume or entry site with a lease (or whose queue is declared under the very name that it listens to), and which work counts. Out:
// yes where one call of known deadline, or one pause, takes longer than the lease; less surely where it does so once for each of the
// messages that are handed out together. What is not known is not counted.
#include "match/predicate_p.h"

#include "graph/declaration.h"
#include "graph/lent.h"
#include "graph/services.h"
#include "graph/sites.h"

enum { MOST_WORK = 64 };

static const fl_reply no = {FL_NO, 0};

typedef struct lease {
  int64_t ms; // -1: not known
  uint8_t certainty;
  const fl_site *declared; // the queue, NULL: the site itself
} lease;

// ---- how long, how many --------------------------------------------------------------------------------------------------------------

static bool is_known(const fl_outcome *o) { return o->answer == FL_IS_BOUNDED && o->value > 0 && o->scope != FL_SCOPE_idle; }

// The longest lease that it may have.
static lease lease_of_role(const fl_focus *f, bool *absent) {
  lease l = {-1, 4, NULL};
  const fl_resolution *r = fl_ask_role(f->ask, f->site, FL_ROLEKIND_lease);
  *absent = true;
  for (uint32_t i = 0; i < r->n; i++) {
    const fl_outcome *o = &r->at[i];
    if (o->answer != FL_IS_UNBOUNDED || (o->flags & FL_OUT_SET)) *absent = false;
    if (!is_known(o)) return (lease){-1, 0, NULL};
    int64_t ms = o->loosest > o->value ? o->loosest : o->value;
    if (ms > l.ms) l.ms = ms;
    if (o->certainty < l.certainty) l.certainty = o->certainty;
  }
  return l;
}

static lease lease_declared_as(const fl_focus *f, fl_str topic) {
  lease l = {-1, 0, NULL};
  const fl_site_ids declared = fl_sites_of_kind(f->g, FL_SITE_declaration);
  for (uint32_t i = 0; topic.n && i < declared.n; i++) {
    const fl_site *s = fl_graph_site(f->g, declared.at[i]);
    if (!fl_str_eq(fl_graph_name(f->g, s->callee), topic)) continue;
    fl_declared d = fl_declared_value(f->g, fl_declaration_of(f->g, s), FL_STR("visibility"), f->arena);
    if (!d.is_number || d.number <= 0) return (lease){-1, 0, NULL};
    if (d.number > l.ms) l = (lease){d.number, d.state == FL_DECLARED_WRITTEN ? 4 : 3, s};
  }
  return l;
}

static lease lease_of(const fl_focus *f) {
  bool absent;
  lease l = lease_of_role(f, &absent);
  if (l.ms > 0 || !absent) return l;
  const fl_service_map *map = fl_ask_services(f->ask);
  for (uint32_t e = fl_ask_endpoint_of(f->ask, f->site->entry, 0); e; e = fl_ask_endpoint_of(f->ask, f->site->entry, e))
    l = lease_declared_as(f, fl_graph_name(fl_ask_graph(f->ask), map->endpoints[e].address));
  return l;
}

// How many are surely handed out together when there are enough.
static int64_t batch_of(const fl_focus *f) {
  const fl_resolution *r = fl_ask_role(f->ask, f->site, FL_ROLEKIND_batch);
  int64_t least = INT64_MAX;
  for (uint32_t i = 0; i < r->n; i++) {
    if (!is_known(&r->at[i])) return 1;
    if (r->at[i].value < least) least = r->at[i].value;
  }
  return least > INT32_MAX ? 1 : least;
}

// ---- the work ------------------------------------------------------------------------------------------------------------------------

typedef struct work {
  const fl_lent *at;
  int64_t ms, times;
  uint8_t certainty;
} work;

static bool counts(const fl_focus *f, const fl_predicate *p, const fl_lent *w, uint8_t *certainty) {
  fl_focus inner = {.ask = f->ask, .g = f->g, .site = w->by.site, .outer = f->site, .inside = &w->by, .arena = f->arena};
  fl_reply r = fl_predicates_ask(&inner, p->where, p->n_where, p->unless, p->n_unless);
  *certainty = r.certainty < w->by.certainty ? r.certainty : w->by.certainty;
  return r.is == FL_YES;
}

// The time that it may take at least, whoever calls; 0: not known.
static int64_t time_of(const fl_focus *f, const fl_site *s, uint8_t *certainty) {
  const fl_resolution *r = fl_ask_role(f->ask, s, FL_ROLEKIND_deadline);
  int64_t least = 0;
  for (uint32_t i = 0; i < r->n; i++) {
    if (!is_known(&r->at[i])) return 0;
    if (!least || r->at[i].value < least) least = r->at[i].value;
    if (r->at[i].certainty < *certainty) *certainty = r->at[i].certainty;
  }
  return least > INT32_MAX ? 0 : least;
}

static const char *seconds(fl_focus *f, int64_t ms) {
  return ms % 1000 ? fl_arena_printf(f->arena, "%lldms", (long long)ms) : fl_arena_printf(f->arena, "%llds", (long long)(ms / 1000));
}

static void tell(fl_focus *f, const work *w, int64_t lent) {
  fl_str callee = fl_graph_name(f->g, w->at->by.site->callee);
  const char *ends = "given to somebody else, who does the same work once more";
  f->pair = NULL;
  if (w->times > 1)
    f->sum = fl_arena_printf(f->arena, "up to %lld messages are handed out together and worked on one after another, `%.*s` may take %s for each of them, and after %s (%s each) they are %s",
                             (long long)w->times, FL_STR_ARG(callee), seconds(f, w->ms), seconds(f, lent), seconds(f, lent / w->times), ends);
  else
    f->sum = fl_arena_printf(f->arena, "`%.*s` may take %s, and after %s the message is %s", FL_STR_ARG(callee), seconds(f, w->ms), seconds(f, lent), ends);
  f->contained = fl_arena_dup(f->arena, &w->at->by, sizeof w->at->by);
  f->n_contained = 1;
}

static bool is_more(const work *a, const work *b) { return a->certainty != b->certainty ? a->certainty > b->certainty : a->ms * a->times > b->ms * b->times; }

fl_reply fl_reply_overstays(fl_focus *f, const fl_predicate *p) {
  fl_lent lent[MOST_WORK];
  lease l = lease_of(f);
  fl_str ends;
  if (l.ms <= 0) return no;
  bool next = fl_graph_site_attribute(f->g, f->site, FL_STR("lent_until"), &ends) && fl_str_eq_c(ends, "next");
  int64_t batch = batch_of(f);
  bool all_in_turn = f->site->kind == FL_SITE_entry && !fl_takes_many(f->g, f->site->func);
  uint32_t n = fl_ask_lent(f->ask, f->site, next, p->sites, lent, MOST_WORK);
  work longest = {0};
  for (uint32_t i = 0; i < n; i++) {
    work w = {&lent[i], 0, 1, 0};
    if (!counts(f, p, w.at, &w.certainty)) continue;
    w.ms = time_of(f, w.at->by.site, &w.certainty);
    if (w.ms && w.ms <= l.ms && (w.at->each || all_in_turn)) w.times = batch, w.certainty = w.certainty < 2 ? w.certainty : 2;
    if (w.ms * w.times <= l.ms) continue;
    if (l.certainty < w.certainty) w.certainty = l.certainty;
    if (!longest.at || is_more(&w, &longest)) longest = w;
  }
  if (!longest.at) return no;
  tell(f, &longest, l.ms);
  if (l.declared) f->pair = l.declared;
  return (fl_reply){FL_YES, longest.certainty};
}
