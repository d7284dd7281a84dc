// Locks that a function takes for whoever calls it: `lock()` and `unlock()` of a class of the program's own, a function that returns what
// gives the lock back, an object that a block enters and leaves.
//
// In: a call that takes a lock, in a function that does not give it back by itself. Out: for each caller the bytes between its call of the
// function and the end: a call that leads to a release of the same lock, a call of what the function returned, the end of the block that
// holds it, or, where the release is deferred, the end of the caller. A caller that gives nothing back either hands the lock on to its own
// callers. Where no release of the lock is known, nothing is said: it may be no lock, or be given back in a way that is not seen.
#include "graph/extent_p.h"
#include "graph/pair_p.h"
#include "graph/sites.h"

enum { MOST_RELEASES = 16, MOST_LEVELS = 3 };
#define RELEASES ((1u << FL_SITE_lock_release) | (1u << FL_SITE_local_unlock))

typedef struct handover {
  fl_graph *g;
  const fl_site *s;
  const fl_site *releases[MOST_RELEASES];
  uint32_t n_releases;
  fl_extent *out;
  uint32_t n, cap;
} handover;

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

static void find_releases(handover *h) {
  const fl_site_ids beside = fl_sites_of_file(h->g, h->s->func.file);
  for (uint32_t i = 0; i < beside.n && h->n_releases < MOST_RELEASES; i++) {
    const fl_site *t = &h->g->sites.at[beside.at[i]];
    if ((RELEASES & (1u << t->kind)) && fl_are_a_pair(h->g, h->s, t)) h->releases[h->n_releases++] = t;
  }
}

static bool is_release(const handover *h, fl_call_ref call) {
  for (uint32_t i = 0; i < h->n_releases; i++)
    if (h->releases[i]->call.file == call.file && h->releases[i]->call.id == call.id) return true;
  return false;
}

static bool is_inside(const fl_facts *f, uint32_t inner, uint32_t outer) {
  for (; inner && inner != outer; inner = f->funcs[inner].parent) {}
  return inner == outer;
}

static bool releases_in(const handover *h, fl_func_ref func, bool inside) {
  for (uint32_t i = 0; i < h->n_releases; i++) {
    const fl_func_ref at = h->releases[i]->func;
    if (at.file == func.file && (inside ? is_inside(h->g->links[at.file].f, at.id, func.id) : at.id == func.id)) return true;
  }
  return false;
}

// A release of whatever lock, told by the object that it is called on.
static bool is_some_release(const fl_graph *g, fl_call_ref call) {
  for (uint32_t i = fl_first_site_of(g, call.file, call.id); i && i < g->sites.n; i++) {
    const fl_site *t = &g->sites.at[i];
    if (t->form != FL_FORM_CALL || t->call.file != call.file || t->call.id != call.id) break;
    if (RELEASES & (1u << t->kind)) return true;
  }
  return false;
}

// `any`: the call is about the very object that was taken.
static bool leads_to_release(const handover *h, fl_call_ref call, bool any, uint32_t depth) {
  const fl_link *l = &h->g->links[call.file];
  if (is_release(h, call) || (any && is_some_release(h->g, call))) return true;
  for (uint32_t i = 0; i < l->n_targets[call.id] && depth < MOST_LEVELS; i++) {
    const fl_target *t = &h->g->targets.at[l->first_target[call.id] + i];
    if (!t->func.id || !fl_runs_inside(t)) continue;
    if (releases_in(h, t->func, false)) return true;
    const fl_link *there = &h->g->links[t->func.file];
    for (uint32_t c = there->func_first_call[t->func.id]; c; c = there->call_next[c])
      if (leads_to_release(h, (fl_call_ref){t->func.file, c}, any, depth + 1)) return true;
  }
  return false;
}

// ---- one caller -----------------------------------------------------------------------------------------------------------

typedef struct taking {
  const handover *h;
  const fl_link *l;
  uint32_t file, func, call;
  fl_slot_ref made; // the variable that holds what the call gave
} taking;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  return val;
}

static fl_slot_ref slot_of_call(const taking *t) {
  const fl_facts *f = t->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].result_index <= 0 && bare(f, f->assigns[i].val) == f->calls[t->call].value)
      return fl_slot_of(t->h->g, t->file, f->assigns[i].target);
  return (fl_slot_ref){0};
}

// The block that holds what the call gave, and gives it back when it is left.
static uint32_t block_of(const taking *t) {
  const fl_facts *f = t->l->f;
  const fl_span call = f->calls[t->call].span;
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    const fl_val *held = r->kind == FL_REGION_SCOPE && r->func == t->func && r->a ? &f->values[r->a] : NULL;
    if (held && held->byte_begin <= call.byte_begin && call.byte_end <= held->byte_end) return i;
  }
  return 0;
}

static bool is_made(const taking *t, uint32_t val) {
  return val && t->made.kind && fl_same_slot(t->made, fl_slot_of(t->h->g, t->file, bare(t->l->f, val)));
}

// `handle.release()`, `release(handle)`
static bool is_about_made(const taking *t, const fl_call *call) {
  if (is_made(t, call->recv)) return true;
  for (uint32_t i = 0; i < call->n_args; i++)
    if (is_made(t, t->l->f->args[call->first_arg + i].val)) return true;
  return false;
}

// `unlock()` of what the function gave; a call that gives the lock back, or the object that was taken.
static bool ends_here(const taking *t, uint32_t c) {
  const fl_call *call = &t->l->f->calls[c];
  if (is_made(t, call->callee) && !call->recv) return true;
  return leads_to_release(t->h, (fl_call_ref){t->file, c}, is_about_made(t, call), 0);
}

static bool is_aside(const fl_facts *f, uint32_t region, uint32_t home) {
  for (; region && region != home; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_CATCH || f->regions[region].kind == FL_REGION_BRANCH) return true;
  return false;
}

// Where the caller gives it back on its main way; 0: nowhere. A release on a failure path counts when there is no other.
static uint32_t end_in_caller(const taking *t) {
  const fl_facts *f = t->l->f;
  uint32_t begin = f->calls[t->call].span.byte_end, last_aside = 0;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    const fl_call *call = &f->calls[c];
    if (call->span.byte_begin < begin || !is_inside(f, call->func, t->func) || !ends_here(t, c)) continue;
    bool later = (call->flags & FL_CALL_DEFERRED) || call->func != t->func;
    if (later) return f->funcs[t->func].span.byte_end;
    if (!is_aside(f, call->region, f->calls[t->call].region)) return call->span.byte_begin;
    last_aside = call->span.byte_begin;
  }
  return last_aside;
}

static void add_callers(handover *h, fl_func_ref func, uint8_t certainty, uint32_t level);

static void add_caller(handover *h, const fl_caller *c, uint8_t certainty, uint32_t level) {
  const fl_link *l = &h->g->links[c->call.file];
  const fl_call *call = &l->f->calls[c->call.id];
  taking t = {h, l, c->call.file, call->func, c->call.id, {0}};
  if (fl_in_test(h->g, t.file, t.func) || (call->flags & (FL_CALL_SPAWNED | FL_CALL_DEFERRED))) return;
  fl_extent e = {t.file, t.func, call->span.byte_end, 0, 0, least(certainty, c->certainty)};
  uint32_t block = block_of(&t);
  t.made = slot_of_call(&t);
  if (block) e.begin = l->f->regions[block].span.byte_begin, e.end = l->f->regions[block].span.byte_end;
  else e.end = end_in_caller(&t);
  if (!e.end) add_callers(h, (fl_func_ref){t.file, t.func}, e.certainty, level + 1);
  else if (h->n < h->cap) h->out[h->n++] = e;
}

static void add_callers(handover *h, fl_func_ref func, uint8_t certainty, uint32_t level) {
  const fl_caller *callers;
  uint32_t n = level < MOST_LEVELS ? fl_graph_callers(h->g, func, &callers) : 0;
  for (uint32_t i = 0; i < n && h->n < h->cap; i++)
    if (callers[i].certainty >= 2 && callers[i].via == FL_VIA_CALL) add_caller(h, &callers[i], certainty, level);
}

// ---- blocks that take it when they are entered ------------------------------------------------------------------------------

static void add_block(handover *h, uint32_t file, uint32_t region, uint8_t certainty) {
  const fl_region *r = &h->g->links[file].f->regions[region];
  if (h->n < h->cap && !fl_in_test(h->g, file, r->func))
    h->out[h->n++] = (fl_extent){file, r->func, r->span.byte_begin, r->span.byte_end, 0, least(certainty, h->s->certainty)};
}

// `with Lock(key):` where the method that is called on entering takes it.
static void add_entered(handover *h, fl_func_ref enters) {
  fl_ent owner = fl_owner_of(h->g, enters.file, enters.id);
  const fl_naming *naming = h->g->links[enters.file].in->naming;
  for (uint32_t file = 1; owner.kind == FL_ENT_TYPE && file <= h->g->n_files; file++) {
    const fl_facts *f = h->g->links[file].f;
    for (uint32_t i = 1; h->g->links[file].in->naming == naming && i < f->n_regions; i++) {
      fl_tref t = f->regions[i].kind == FL_REGION_SCOPE && f->regions[i].a ? fl_type_of(h->g, file, f->regions[i].a) : (fl_tref){0};
      if (t.id == owner.id && t.file == owner.file) add_block(h, file, i, t.certainty);
    }
  }
}

static bool is_entering(const fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  return *l->in->naming->enters && fl_str_eq_c(l->f->texts[l->f->funcs[func.id].name], l->in->naming->enters);
}

// The function that is entered takes it, or one that it calls.
static void add_entering(handover *h, fl_func_ref func, uint32_t level) {
  const fl_caller *callers;
  if (is_entering(h->g, func)) return add_entered(h, func);
  uint32_t n = level < MOST_LEVELS ? fl_graph_callers(h->g, func, &callers) : 0;
  for (uint32_t i = 0; i < n; i++) {
    const fl_call *c = fl_graph_call(h->g, callers[i].call);
    fl_func_ref around = {callers[i].call.file, c->func};
    if (callers[i].certainty >= 3 && callers[i].via == FL_VIA_CALL && !releases_in(h, around, false)) add_entering(h, around, level + 1);
  }
}

// A generator that gives it back after its yield: the block of whoever enters it runs there.
static void add_yielded(handover *h, fl_func_ref func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(h->g, func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    const fl_link *l = &h->g->links[callers[i].call.file];
    taking t = {h, l, callers[i].call.file, l->f->calls[callers[i].call.id].func, callers[i].call.id, {0}};
    uint32_t block = block_of(&t);
    if (block) add_block(h, t.file, block, callers[i].certainty);
  }
}

static bool speaks_of(fl_graph *g, const fl_site *s, fl_slot_ref made, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[s->call.file].f;
  const fl_val *v = &f->values[val = bare(f, val)];
  if (!val || depth > 4) return false;
  if (made.kind && fl_same_slot(made, fl_slot_of(g, s->call.file, val))) return true;
  const fl_call *c = v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW ? &f->calls[v->a] : NULL;
  if (c && v->a == s->call.id) return true;
  for (uint32_t i = 0; c && i < c->n_args; i++)
    if (speaks_of(g, s, made, f->args[c->first_arg + i].val, depth + 1)) return true;
  return v->kind == FL_VAL_LIST && v->n && speaks_of(g, s, made, f->elems[v->a], depth + 1);
}

// The function returns the object that was taken, or something made of it; a yes or no is no such object.
static bool gives_it_away(fl_graph *g, const fl_site *s) {
  const fl_facts *f = g->links[s->call.file].f;
  fl_slot_ref made = fl_slot_of_result(g, s);
  if (fl_key_at_call(g, s) && fl_value_at_call(g, s, FL_ROLEKIND_token)) return false;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == s->func.id && f->exits[i].kind == FL_EXIT_RETURN && speaks_of(g, s, made, f->exits[i].val, 0)) return true;
  return false;
}

uint32_t fl_handed_extents(fl_graph *g, const fl_site *s, fl_extent *out, uint32_t cap) {
  handover h = {.g = g, .s = s, .out = out, .cap = cap};
  bool yields = g->links[s->func.file].f->funcs[s->func.id].flags & FL_FUNC_GENERATOR;
  find_releases(&h);
  if (!h.n_releases && !gives_it_away(g, s)) return 0;
  bool own = releases_in(&h, s->func, false);
  if (own && yields) add_yielded(&h, s->func);
  if (own) return h.n;
  add_callers(&h, s->func, s->certainty, 0);
  add_entering(&h, s->func, 0);
  return h.n;
}
