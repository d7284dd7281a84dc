// Messages that are rows: a relay sends what stands in the store, and nothing of its own transaction.
//
//   with transaction():
//       for row in outbox.filter(sent=False).select_for_update():      the rows are read first
//           send(row)                                                  here, or in a function that is called here
//       outbox.filter(...).update(sent=True)                           and marked when they are gone
#include "graph/relay.h"

#include "graph/loop_p.h"

enum { DEEPEST = 10 };

#define STORE_SITES ((1u << FL_SITE_remote_call) | (1u << FL_SITE_lock_acquire)) // a locking read is both

static bool reads_rows(const fl_graph *g, uint32_t file, uint32_t func, uint32_t val, uint32_t depth);

static bool is_read(const fl_graph *g, uint32_t file, uint32_t call) {
  for (uint32_t i = fl_first_site_of(g, file, call); i && i < g->sites.n; i++) {
    const fl_site *s = &g->sites.at[i];
    if (s->form != FL_FORM_CALL || s->call.file != file || s->call.id != call) return false;
    if (STORE_SITES & (1u << s->kind)) return s->effect != FL_EFFECT_non_idempotent_write && s->effect != FL_EFFECT_idempotent_write;
  }
  return fl_call_may_reach(g, file, call, 1u << FL_SITE_remote_call);
}

static bool is_given_rows(const fl_graph *g, uint32_t file, uint32_t func, uint32_t name, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target];
    if (a->func == func && !a->from_loop && target->kind == FL_VAL_REF && target->a == name && reads_rows(g, file, func, a->val, depth)) return true;
  }
  return false;
}

static bool reads_rows(const fl_graph *g, uint32_t file, uint32_t func, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_UNARY:
  case FL_VAL_FIELD: return reads_rows(g, file, func, v->a, depth + 1);
  case FL_VAL_REF: return is_given_rows(g, file, func, v->a, depth + 1);
  case FL_VAL_CALL: {
    const fl_call *c = &f->calls[v->a];
    if (is_read(g, file, v->a) || reads_rows(g, file, func, c->recv, depth + 1)) return true;
    return !c->recv && c->n_args == 1 && reads_rows(g, file, func, f->args[c->first_arg].val, depth + 1); // list(rows)
  }
  default: return false;
  }
}

// `for row in rows`, `while rows.next()`, `rows.each { .. }`
static bool goes_through_rows(const fl_graph *g, fl_call_ref place) {
  const fl_link *l = &g->links[place.file];
  const fl_call *c = &l->f->calls[place.id];
  for (uint32_t r = c->region; r; r = l->f->regions[r].parent) {
    const fl_region *region = &l->f->regions[r];
    if (region->kind == FL_REGION_LOOP && reads_rows(g, place.file, c->func, region->form == FL_LOOP_EACH ? region->a : region->test, 0)) return true;
  }
  uint32_t around = l->lambda_call[c->func];
  return around && reads_rows(g, place.file, l->f->calls[around].func, l->f->calls[around].recv, 0);
}

static bool writes_before(const fl_graph *g, const fl_site *transaction, fl_call_ref place) {
  fl_str store = fl_graph_site_protocol(g, transaction);
  uint32_t end = g->links[place.file].f->calls[place.id].span.byte_begin;
  for (uint32_t i = 1; i < g->sites.n; i++) {
    const fl_site *s = &g->sites.at[i];
    bool writes = s->effect == FL_EFFECT_non_idempotent_write || s->effect == FL_EFFECT_idempotent_write;
    bool between = s->func.file == place.file && s->span.byte_begin > transaction->span.byte_begin && s->span.byte_end <= end;
    if (writes && between && s->kind == FL_SITE_remote_call && fl_str_eq(fl_graph_site_protocol(g, s), store)) return true;
  }
  return false;
}

bool fl_graph_relays(const fl_graph *g, const fl_site *publish, const fl_contained *transaction) {
  fl_call_ref place = transaction->depth ? transaction->path[0] : publish->call;
  if (!place.id || place.file != transaction->site->func.file) return false;
  return goes_through_rows(g, place) && !writes_before(g, transaction->site, place);
}
