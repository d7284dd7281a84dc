// Which places of a finding somebody must come to in order to be hit.
//
// In: a finding. Out: the entry points that lead to what it is about: the call, the loop, the transaction; where an owner decides for several calls,
// those calls; where it is about what happens inside of something, both.
#include "brief/reach_p.h"
#include "graph/writes.h"

// ---- places ----------------------------------------------------------------------------------------------------------------------------

static fl_func_ref func_at(const fl_brief_state *s, const fl_place *at) {
  uint32_t file = fl_brief_file(s->graph, at->path);
  return (fl_func_ref){file, file ? fl_graph_func_at(s->graph, file, at->byte_begin) : 0};
}

// At its registration, or at the function.
static bool stands_at(const fl_graph *g, const fl_entry_point *e, uint32_t file, const fl_place *at) {
  bool registered = e->file == file && e->span.byte_begin == at->byte_begin;
  bool written = e->func.file == file && fl_graph_entry_span(g, e).byte_begin == at->byte_begin;
  return at->byte_end && (registered || written);
}

// What is said at an entry point is about its function, and not about the one that registers it.
static bool add_entry(fl_ways *w, const fl_place *at) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(w->g, &entries), file = fl_brief_file(w->g, at->path);
  bool found = false;
  for (uint32_t i = 0; i < n; i++) {
    if (!stands_at(w->g, &entries[i], file, at)) continue;
    fl_ways_add(w, entries[i].func, 0);
    found = true;
  }
  return found;
}

static bool is_entry(const fl_brief_state *s, const fl_place *at) {
  fl_ways none;
  fl_ways_init(&none, s->graph);
  bool is = add_entry(&none, at);
  fl_ways_release(&none);
  return is;
}

static void add_place(fl_ways *w, const fl_brief_state *s, const fl_place *at) {
  uint32_t site = fl_brief_site_at(s, at, UINT32_MAX);
  if (!add_entry(w, at)) fl_ways_add(w, func_at(s, at), site ? fl_graph_site(s->graph, site)->call.id : 0);
}

// ---- what it is about --------------------------------------------------------------------------------------------------------------------

static bool is_of_owner(const fl_finding *f) { return f->rule && (f->rule->at == FL_AT_owner || f->rule->at == FL_AT_service); }

// One of those that the rule asks about, and none that stands inside of it.
static bool is_own(const fl_brief_state *s, const fl_finding *f, const fl_place *at) { return f->rule && fl_brief_site_at(s, at, f->rule->on_site); }

static bool asks(const fl_predicate *p, uint32_t n, uint8_t kind) {
  for (uint32_t i = 0; i < n; i++)
    if (p[i].kind == kind || asks(p[i].where, p[i].kind == FL_PRED_any || p[i].kind == FL_PRED_all ? p[i].n_where : 0, kind)) return true;
  return false;
}

static bool rule_asks(const fl_rule *rule, uint8_t kind) { return rule && asks(rule->where, rule->n_where, kind); }

// A context that begins somewhere holds for whoever comes by there, and for no other caller of what it is handed to.
static bool begins_context(const fl_brief_state *s, const fl_place *at) {
  uint32_t file = fl_brief_file(s->graph, at->path);
  return file && fl_graph_begins_context(s->graph, file, at->byte_begin);
}

typedef struct about {
  const fl_brief_state *s;
  const fl_finding *f;
  uint32_t n_own, n_inside; // related calls
  bool at_own;              // it stands at one of them
} about;

static about about_of(const fl_brief_state *s, const fl_finding *f) {
  about a = {s, f, 0, 0, is_own(s, f, &f->at)};
  for (uint32_t i = 0; i < f->n_related; i++) {
    if (!fl_brief_is_call(&f->related[i])) continue;
    if (is_own(s, f, &f->related[i])) a.n_own++;
    else a.n_inside++;
  }
  return a;
}

static bool add_served(fl_ways *w, const about *a) {
  bool found = false;
  for (uint32_t i = 0; i < a->f->n_related; i++)
    if (fl_str_starts_c(a->f->related[i].message, "entry point `")) add_place(w, a->s, &a->f->related[i]), found = true;
  return found;
}

// Where a client is made for calls that stand elsewhere, who makes it is not hit: those who come by the calls are.
static void add_members(fl_ways *w, const about *a) {
  for (uint32_t i = 0; i < a->f->n_related; i++) {
    const fl_place *at = &a->f->related[i];
    bool is_member = fl_brief_is_call(at) && (a->n_own ? is_own(a->s, a->f, at) : !a->at_own);
    if (is_member) add_place(w, a->s, at);
  }
}

// Of those who come by the write, some hand over what they have read and changed.
static bool add_rewriting(fl_ways *w, const about *a) {
  enum { MOST = 16 };
  fl_call_ref calls[MOST];
  uint32_t site = a->at_own && rule_asks(a->f->rule, FL_PRED_rewritten) ? fl_brief_site_at(a->s, &a->f->at, a->f->rule->on_site) : 0;
  uint32_t n = site ? fl_ask_rewritten_by(a->s->ask, fl_graph_site(a->s->graph, site), calls, MOST) : 0;
  for (uint32_t i = 0; i < n; i++) fl_ways_add(w, (fl_func_ref){calls[i].file, fl_graph_call(a->s->graph, calls[i])->func}, calls[i].id);
  return n > 0;
}

static void add_subject(fl_ways *w, const about *a) {
  if (add_rewriting(w, a)) return;
  // Where a server is started, it is about the entry points that it serves, which are named.
  bool of_entries = add_served(w, a);
  bool elsewhere = is_of_owner(a->f) && !a->at_own && (a->n_own || a->n_inside);
  if (!elsewhere && (!of_entries || is_entry(a->s, &a->f->at))) add_place(w, a->s, &a->f->at);
  if (is_of_owner(a->f)) add_members(w, a);
}

static void take(fl_reach *out, const about *a, void (*add)(fl_ways *, const about *)) {
  fl_ways w;
  fl_ways_init(&w, a->s->graph);
  add(&w, a);
  fl_reach_take(out, a->s, &w, false);
  fl_ways_release(&w);
}

static void add_inside(fl_ways *w, const about *a) {
  for (uint32_t i = 0; i < a->f->n_related; i++)
    if (fl_brief_is_call(&a->f->related[i]) && !is_own(a->s, a->f, &a->f->related[i])) add_place(w, a->s, &a->f->related[i]);
}

static void add_at(fl_ways *w, const about *a) { add_place(w, a->s, &a->f->at); }

static void narrow(fl_reach *out, const about *a, void (*add)(fl_ways *, const about *)) {
  fl_reach with = {0};
  take(&with, a, add);
  fl_reach_narrow(out, &with);
  fl_reach_release(&with);
}

void fl_reach_of(fl_reach *out, const fl_brief_state *s, const fl_finding *f) {
  if (!s->graph) return;
  about a = about_of(s, f);
  take(out, &a, add_subject);
  bool inside = rule_asks(f->rule, FL_PRED_contains) && !(f->rule->on_site & 1u << FL_SITE_entry);
  if (inside && a.n_inside) narrow(out, &a, add_inside);
  if (is_of_owner(f) && begins_context(s, &f->at)) narrow(out, &a, add_at);
}
