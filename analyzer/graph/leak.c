// Locks that stay taken: a way out of the function on which what it took is not given back, although the main way gives it back there.
//
// In: a site whose region ends with a call (`until`). Out: a return, or a call that may fail, between the two. A release that always runs
// (deferred, in a finally or catch, in a function that is handed on) settles it, and so does any call before the way out that may reach
// one. Where the function does not give it back at all, it belongs to somebody else, and nothing is said.
#include "graph/ask_p.h"
#include "graph/leak.h"

enum { MOST_RELEASES = 16, MOST_ELSEWHERE = 128, DEEPEST = 10 };
#define RELEASES ((1u << FL_SITE_lock_release) | (1u << FL_SITE_local_unlock))
#define AT_RISK  (FL_REMOTE_SITES | (1u << FL_SITE_txn))

typedef struct holding {
  fl_ask *a;
  const fl_site *s;
  const fl_facts *f;
  uint32_t releases[MOST_RELEASES], n;
  uint32_t begin, end; // from the acquisition to the release on the main way
} holding;

// ---- what the acquisition gave ----------------------------------------------------------------------------------------------------

static bool speaks_of_it(const holding *h, uint32_t val, uint32_t depth);

static bool call_speaks_of_it(const holding *h, uint32_t call, uint32_t depth) {
  const fl_call *c = &h->f->calls[call];
  if (call == h->s->call.id || (c->recv && speaks_of_it(h, c->recv, depth))) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (speaks_of_it(h, h->f->args[c->first_arg + i].val, depth)) return true;
  return false;
}

// A variable that holds what it gave, or something made of that.
static bool name_speaks_of_it(const holding *h, uint32_t val, uint32_t depth) {
  fl_graph *g = h->a->g;
  uint32_t file = h->s->call.file;
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind != FL_ENT_VAR || ent.file != file) return false;
  const fl_link *l = &g->links[file];
  const fl_var *v = &h->f->vars[ent.id];
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); i; i = l->assign_next[i]) {
    const fl_assign *as = &h->f->assigns[i];
    bool here = as->span.byte_begin <= h->begin && as->span.byte_end >= h->begin;
    if (here && speaks_of_it(h, as->val, depth)) return true;
  }
  return false;
}

static bool any_speaks_of_it(const holding *h, uint32_t first, uint32_t n, uint32_t depth) {
  for (uint32_t i = 0; i < n; i++)
    if (speaks_of_it(h, h->f->elems[first + i], depth)) return true;
  return false;
}

static bool speaks_of_it(const holding *h, uint32_t val, uint32_t depth) {
  const fl_val *v = &h->f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_CALL:
  case FL_VAL_NEW: return call_speaks_of_it(h, v->a, depth + 1);
  case FL_VAL_REF: return name_speaks_of_it(h, val, depth + 1);
  case FL_VAL_FIELD:
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_AWAIT:
  case FL_VAL_SPREAD: return speaks_of_it(h, v->a, depth + 1);
  case FL_VAL_ASSIGN: return speaks_of_it(h, h->f->assigns[v->a].val, depth + 1);
  case FL_VAL_COND: return any_speaks_of_it(h, v->a, 3, depth + 1);
  case FL_VAL_BINOP: return any_speaks_of_it(h, v->a, 2, depth + 1);
  case FL_VAL_CONCAT:
  case FL_VAL_LIST:
  case FL_VAL_OTHER: return any_speaks_of_it(h, v->a, v->n, depth + 1);
  default: return false;
  }
}

// ---- the lock itself --------------------------------------------------------------------------------------------------------------

static bool is_lock(const holding *h, uint32_t val) {
  fl_graph *g = h->a->g;
  uint32_t recv = h->f->calls[h->s->call.id].recv;
  fl_slot_ref y = val ? fl_slot_of(g, h->s->call.file, val) : (fl_slot_ref){0}, x = recv ? fl_slot_of(g, h->s->call.file, recv) : (fl_slot_ref){0};
  fl_slot_ref made = fl_slot_of_result(g, h->s);
  return y.kind && ((x.kind == y.kind && x.key == y.key) || (made.kind == y.kind && made.key == y.key));
}

// `return lock`: somebody else gives it back.
static bool hands_on(const holding *h, uint32_t val, uint32_t depth) {
  const fl_val *v = &h->f->values[val];
  if (!val || depth > DEEPEST) return false;
  if (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) return is_lock(h, val);
  if (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST) return hands_on(h, v->a, depth + 1);
  bool many = v->kind == FL_VAL_LIST || v->kind == FL_VAL_OTHER;
  for (uint32_t i = 0; many && i < v->n; i++)
    if (hands_on(h, h->f->elems[v->a + i], depth + 1)) return true;
  const fl_call *c = v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW ? &h->f->calls[v->a] : NULL;
  for (uint32_t i = 0; c && i < c->n_args; i++)
    if (hands_on(h, h->f->args[c->first_arg + i].val, depth + 1)) return true;
  return false;
}

// ---- regions ----------------------------------------------------------------------------------------------------------------------

static bool is_around(const fl_facts *f, uint32_t outer, uint32_t region) {
  return outer && fl_region_holds(f, outer, region);
}

static bool holds_release(const holding *h, const fl_region *r) {
  for (uint32_t i = 0; i < h->n; i++) {
    uint32_t at = h->f->calls[h->releases[i]].span.byte_begin;
    if (r->span.byte_begin <= at && at < r->span.byte_end) return true;
  }
  return false;
}

// A branch that asks whether the lock was got.
static bool asks_of_it(const holding *h, const fl_region *r) {
  return r->of ? r->of == h->s->call.id : r->test && speaks_of_it(h, r->test, 0);
}

// The branch of those who did not get it.
static bool is_refused(const holding *h, uint32_t region) {
  for (; region; region = h->f->regions[region].parent)
    if (asks_of_it(h, &h->f->regions[region]) && !holds_release(h, &h->f->regions[region])) return true;
  return false;
}

static bool in_try(const holding *h, uint32_t region, uint32_t from) {
  for (; region; region = h->f->regions[region].parent)
    if (h->f->regions[region].kind == FL_REGION_TRY && h->f->regions[region].span.byte_begin >= from) return true;
  return false;
}

// Every way comes by here that takes the lock at all.
static bool on_main_way(const holding *h, uint32_t region) {
  for (; region && !is_around(h->f, region, h->s->region); region = h->f->regions[region].parent) {
    const fl_region *r = &h->f->regions[region];
    bool plain = r->kind == FL_REGION_TRY || r->kind == FL_REGION_BLOCK || r->kind == FL_REGION_SCOPE;
    if (!plain && !asks_of_it(h, r)) return false;
  }
  return region != 0;
}

// ---- releases ---------------------------------------------------------------------------------------------------------------------

static bool always_runs(const holding *h, const fl_call *c) {
  if (c->flags & (FL_CALL_DEFERRED | FL_CALL_SPAWNED)) return true;
  for (uint32_t r = c->region; r; r = h->f->regions[r].parent)
    if (h->f->regions[r].kind == FL_REGION_FINALLY || h->f->regions[r].kind == FL_REGION_CATCH) return true;
  return false;
}

static bool calls(const holding *h, fl_func_ref from, fl_func_ref to) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(h->a->g, to, &callers);
  for (uint32_t i = 0; i < n; i++)
    if (callers[i].call.file == from.file && h->f->calls[callers[i].call.id].func == from.id) return true;
  return false;
}

static bool is_before(const holding *h, const fl_site *s, const fl_site *t) {
  return h->f->calls[s->call.id].span.byte_begin < h->f->calls[t->call.id].span.byte_begin;
}

// Does the function of this call take the same lock itself before, or one that calls it?
static bool takes_it_too(const holding *h, const fl_site *release) {
  const fl_site *const *takers;
  uint32_t n = fl_ask_pairs(h->a, release, 1u << h->s->kind, &takers);
  for (uint32_t i = 0; i < n; i++)
    if ((takers[i]->func.id == release->func.id && is_before(h, takers[i], release)) || calls(h, takers[i]->func, release->func)) return true;
  return false;
}

// A function that takes no such lock gives it back: it may stay taken until that comes.
static bool is_handed_over(const holding *h) {
  const fl_site *const *pairs, *elsewhere[MOST_ELSEWHERE];
  uint32_t n = fl_ask_pairs(h->a, h->s, RELEASES, &pairs), found = 0;
  const fl_span around = h->f->funcs[h->s->func.id].span;
  for (uint32_t i = 0; i < n && found < MOST_ELSEWHERE; i++) {
    fl_span at = h->f->calls[pairs[i]->call.id].span;
    if (at.byte_begin < around.byte_begin || at.byte_begin >= around.byte_end) elsewhere[found++] = pairs[i];
  }
  for (uint32_t i = 0; i < found; i++)
    if (!takes_it_too(h, elsewhere[i])) return true;
  return false;
}

// False where one of them always runs, or none stands on the main way.
static bool find_releases(holding *h) {
  const fl_site *const *pairs;
  uint32_t n = fl_ask_pairs(h->a, h->s, RELEASES, &pairs);
  const fl_span around = h->f->funcs[h->s->func.id].span;
  h->end = 0;
  for (uint32_t i = 0; i < n; i++) {
    const fl_call *c = &h->f->calls[pairs[i]->call.id];
    bool inside = around.byte_begin <= c->span.byte_begin && c->span.byte_end <= around.byte_end;
    if (!inside || (c->func == h->s->func.id && c->span.byte_begin < h->begin)) continue;
    if (c->func != h->s->func.id || always_runs(h, c) || h->n == MOST_RELEASES) return false;
    h->releases[h->n++] = pairs[i]->call.id;
  }
  for (uint32_t i = 0; i < h->n; i++) {
    const fl_call *c = &h->f->calls[h->releases[i]];
    if (on_main_way(h, c->region) && (!h->end || c->span.byte_begin < h->end)) h->end = c->span.byte_begin;
  }
  return h->end != 0;
}

static bool is_release(const holding *h, uint32_t call) {
  for (uint32_t i = 0; i < h->n; i++)
    if (h->releases[i] == call) return true;
  return false;
}

// Some call on the way to this place gives it back, or may.
static bool is_given_back(const holding *h, uint32_t region, uint32_t end) {
  const fl_link *l = &h->a->g->links[h->s->call.file];
  for (uint32_t c = l->func_first_call[h->s->func.id]; c; c = l->call_next[c]) {
    const fl_call *call = &h->f->calls[c];
    if (call->span.byte_begin < h->begin || call->span.byte_begin >= end || !is_around(h->f, call->region, region)) continue;
    if (is_release(h, c) || fl_call_may_reach(h->a->g, h->s->call.file, c, RELEASES)) return true;
  }
  return false;
}

// ---- ways out ---------------------------------------------------------------------------------------------------------------------

static bool find_return(holding *h, fl_leak *out) {
  for (uint32_t i = 1; i < h->f->n_exits; i++) {
    const fl_exit *e = &h->f->exits[i];
    bool leaves = e->func == h->s->func.id && (e->kind == FL_EXIT_RETURN || (e->kind == FL_EXIT_THROW && !in_try(h, e->region, 0)));
    if (!leaves || e->span.byte_begin < h->begin || e->span.byte_begin >= h->end) continue;
    if (is_refused(h, e->region) || is_given_back(h, e->region, e->span.byte_end)) continue;
    if (hands_on(h, e->val, 0)) continue;
    return *out = (fl_leak){.certainty = 4, .at = e->span, .throws = e->kind == FL_EXIT_THROW}, true;
  }
  return false;
}

static bool raises(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == func.id && f->exits[i].kind == FL_EXIT_THROW) return true;
  return false;
}

// How sure it is that the call can fail: it asks another service, or is one of the repository's that says so itself. What an unknown one
// does is a guess that only a lock of the whole fleet is worth.
static uint8_t may_fail(const holding *h, uint32_t call) {
  const fl_graph *g = h->a->g;
  const fl_link *l = &g->links[h->s->call.file];
  if (fl_call_may_reach(g, h->s->call.file, call, AT_RISK)) return 4;
  bool local = h->s->kind == FL_SITE_local_lock;
  for (uint32_t i = 0; i < l->n_targets[call] && !local; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id && t->via == FL_VIA_CALL && t->certainty >= 3 && raises(g, t->func)) return 4;
  }
  return !local && !l->n_targets[call] && !h->f->calls[call].recv ? 2 : 0;
}

static bool find_failure(holding *h, fl_leak *out) {
  const fl_link *l = &h->a->g->links[h->s->call.file];
  for (uint32_t c = l->func_first_call[h->s->func.id]; c && l->in->naming->throws; c = l->call_next[c]) {
    const fl_call *call = &h->f->calls[c];
    bool between = call->span.byte_begin >= h->begin && call->span.byte_begin < h->end;
    if (!between || (call->flags & (FL_CALL_DEFERRED | FL_CALL_SPAWNED)) || is_release(h, c)) continue;
    if (call_speaks_of_it(h, c, 0) || (call->recv && is_lock(h, call->recv))) continue;
    if (in_try(h, call->region, h->begin) || is_refused(h, call->region) || is_given_back(h, call->region, call->span.byte_begin)) continue;
    uint8_t certainty = may_fail(h, c);
    if (certainty > out->certainty) *out = (fl_leak){.certainty = certainty, .call = {h->s->call.file, c}, .at = call->span};
  }
  return out->certainty != 0;
}

fl_leak fl_ask_leak(fl_ask *a, const fl_site *s) {
  fl_leak out = {0};
  if (s->form != FL_FORM_CALL || !s->row || s->row->region_scope != FL_HOLDS_until) return out;
  const fl_facts *f = a->g->links[s->call.file].f;
  holding h = {.a = a, .s = s, .f = f, .begin = f->calls[s->call.id].span.byte_end};
  if ((f->calls[s->call.id].flags & (FL_CALL_DEFERRED | FL_CALL_SPAWNED)) || !find_releases(&h) || is_handed_over(&h)) return out;
  if (!find_return(&h, &out)) find_failure(&h, &out);
  if (out.certainty > s->certainty) out.certainty = s->certainty;
  return out;
}
