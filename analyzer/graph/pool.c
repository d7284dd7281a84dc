// Two connections of one pool in one undertaking.
//
// In: a call that takes whatever connection of its pool is free, and a transaction around it. Out: does the transaction hold a connection of the same
// pool? The pool is what both are called on, or what the transaction's connection was taken out of. Of two objects nobody knows.
#include "graph/ask_p.h"
#include "graph/steps.h"

static fl_slot_ref slot_at(fl_graph *g, const fl_site *s) {
  uint32_t recv = s->call.id ? fl_receiver_of(g, s->call.file, s->call.id, s->row) : 0;
  return recv ? fl_slot_of(g, s->call.file, recv) : (fl_slot_ref){0};
}

// `conn, err := pool.Acquire(ctx)`, `async with pool.acquire() as connection`: what the connection was asked of.
static fl_slot_ref maker_of(fl_graph *g, const fl_site *s, fl_slot_ref conn) {
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t i = 1; conn.kind && i < f->n_assigns; i++) {
    uint32_t val = f->assigns[i].val;
    while (f->values[val].kind == FL_VAL_AWAIT) val = f->values[val].a;
    if (f->values[val].kind != FL_VAL_CALL || f->assigns[i].func != s->func.id || f->assigns[i].result_index > 0) continue;
    const fl_call *c = &f->calls[f->values[val].a];
    if (c->recv && fl_same_slot(fl_slot_of(g, s->call.file, f->assigns[i].target), conn)) return fl_slot_of(g, s->call.file, c->recv);
  }
  return (fl_slot_ref){0};
}

bool fl_shares_pool(fl_ask *a, const fl_site *call, const fl_site *txn) {
  if (call->form != FL_FORM_CALL || txn->form != FL_FORM_CALL) return false;
  fl_slot_ref pool = slot_at(a->g, call), held = slot_at(a->g, txn);
  if (!pool.kind) return false;
  return fl_same_slot(pool, held) || fl_same_slot(pool, maker_of(a->g, txn, held));
}
