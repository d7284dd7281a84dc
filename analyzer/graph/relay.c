// Messages that are rows: a relay sends what stands in the store, and nothing of its own transaction.
//
//   with transaction():
//       for row in outbox.filter(sent=False).select_for_update():      the rows are read first
//           send(row)                                                  here, or in a function that is called here
//       outbox.filter(...).update(sent=True)                           and marked when they are gone
#include "graph/relay.h"

#include "graph/graph_p.h"
#include "graph/summary_p.h"

enum { DEEPEST = 10, MOST_INNER = 32 };

#define STORE_SITES ((1u << FL_SITE_remote_call) | (1u << FL_SITE_lock_acquire)) // a locking read is both

typedef struct relaying {
  const fl_graph *g;
  fl_str store; // the transaction's
  uint32_t file, func;
} relaying;

static bool reads_rows(const relaying *r, uint32_t val, uint32_t depth);

static bool is_write(const fl_site *s) { return s->effect == FL_EFFECT_non_idempotent_write || s->effect == FL_EFFECT_idempotent_write; }

static bool is_at_store(const relaying *r, const fl_site *s) { return STORE_SITES & (1u << s->kind) && fl_str_eq(fl_graph_site_protocol(r->g, s), r->store); }

// What a call does at the store, by itself or through functions of the repository. More than can be told counts as a write.
static void looks_at(const relaying *r, uint32_t call, bool *reads, bool *writes) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(r->g, r->file, call, 3, &rows);
  *reads = false, *writes = rows.more;
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &r->g->sites.at[found[i].site];
    if (is_at_store(r, s)) *(is_write(s) ? writes : reads) = true;
  }
  for (uint32_t i = fl_first_site_of(r->g, r->file, call); i && i < r->g->sites.n; i++) {
    const fl_site *s = &r->g->sites.at[i];
    if (s->form != FL_FORM_CALL || s->call.file != r->file || s->call.id != call) break;
    if (is_at_store(r, s)) *(is_write(s) ? writes : reads) = true;
  }
}

static bool is_read(const relaying *r, uint32_t call) {
  bool reads, writes;
  looks_at(r, call, &reads, &writes);
  return reads && !writes;
}

static bool is_given_rows(const relaying *r, uint32_t name, uint32_t depth) {
  const fl_facts *f = r->g->links[r->file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target];
    if (a->func == r->func && !a->from_loop && target->kind == FL_VAL_REF && target->a == name && reads_rows(r, a->val, depth)) return true;
  }
  return false;
}

static bool reads_rows(const relaying *r, uint32_t val, uint32_t depth) {
  const fl_facts *f = r->g->links[r->file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_UNARY:
  case FL_VAL_FIELD: return reads_rows(r, v->a, depth + 1);
  case FL_VAL_REF: return is_given_rows(r, v->a, depth + 1);
  case FL_VAL_CALL: {
    const fl_call *c = &f->calls[v->a];
    if (is_read(r, v->a) || reads_rows(r, c->recv, depth + 1)) return true;
    return !c->recv && c->n_args == 1 && reads_rows(r, f->args[c->first_arg].val, depth + 1); // list(rows)
  }
  default: return false;
  }
}

// `for row in rows`, `while rows.next()`, `rows.each { .. }`
static bool goes_through_rows(relaying r, uint32_t place) {
  const fl_link *l = &r.g->links[r.file];
  for (uint32_t region = l->f->calls[place].region; region; region = l->f->regions[region].parent) {
    const fl_region *loop = &l->f->regions[region];
    if (loop->kind == FL_REGION_LOOP && reads_rows(&r, loop->form == FL_LOOP_EACH ? loop->a : loop->test, 0)) return true;
  }
  uint32_t around = l->lambda_call[r.func];
  if (!around) return false;
  r.func = l->f->calls[around].func;
  return reads_rows(&r, l->f->calls[around].recv, 0);
}

static bool writes_before(const relaying *r, const fl_site *transaction, uint32_t place) {
  const fl_facts *f = r->g->links[r->file].f;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    bool reads, writes, between = f->calls[c].span.byte_begin > transaction->span.byte_begin && f->calls[c].span.byte_end <= f->calls[place].span.byte_begin;
    if (!between || c == transaction->call.id) continue;
    looks_at(r, c, &reads, &writes);
    if (writes) return true;
  }
  return false;
}

bool fl_graph_relays(const fl_graph *g, const fl_site *publish, const fl_contained *transaction) {
  fl_call_ref place = transaction->depth ? transaction->path[0] : publish->call;
  if (!place.id || place.file != transaction->site->func.file) return false;
  relaying r = {g, fl_graph_site_protocol(g, transaction->site), place.file, g->links[place.file].f->calls[place.id].func};
  return goes_through_rows(r, place.id) && !writes_before(&r, transaction->site, place.id);
}
