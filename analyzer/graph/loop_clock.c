// Clocks that start anew on every turn: they measure one attempt, and end no loop.
//
//   while True:
//       started = time.monotonic()          set on every turn, from a clock
//       ...
//       if time.monotonic() - started > 60: raise
//
// In: a condition of a loop. Out: whether what it measures begins in the loop itself.
#include "graph/loop_p.h"

static bool reads_clock(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8) return false;
  switch (v->kind) {
  case FL_VAL_CALL:
    return fl_call_does(p->g, p->file, v->a, FL_DOES_clock_read) || reads_clock(p, f->calls[v->a].recv, depth + 1);
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_FIELD: return reads_clock(p, v->a, depth + 1);
  case FL_VAL_BINOP: return reads_clock(p, f->elems[v->a], depth + 1) || reads_clock(p, f->elems[v->a + 1], depth + 1);
  default: return false;
  }
}

// Does nothing stand between the loop and the region that an attempt may pass by?
static bool on_every_turn(const fl_loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind != FL_REGION_TRY) return false;
  return region != 0;
}

static bool set_on_every_turn(const fl_loop *p, uint32_t val) {
  const fl_facts *f = p->l->f;
  if (!val || f->values[val].kind != FL_VAL_REF) return false;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool own = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == f->values[val].a;
    if (own && on_every_turn(p, a->region) && reads_clock(p, a->val, 0)) return true;
  }
  return false;
}

// `now - started`: what is taken away. `Since(started)`, `started.elapsed()`: what it is asked of.
static bool measures_a_turn(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8) return false;
  switch (v->kind) {
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_FIELD: return measures_a_turn(p, v->a, depth + 1);
  case FL_VAL_BINOP:
    if (v->op == FL_OP_SUB && set_on_every_turn(p, f->elems[v->a + 1])) return true;
    return measures_a_turn(p, f->elems[v->a], depth + 1) || measures_a_turn(p, f->elems[v->a + 1], depth + 1);
  case FL_VAL_CALL: {
    const fl_call *c = &f->calls[v->a];
    bool clock = fl_call_does(p->g, p->file, v->a, FL_DOES_clock_read);
    if (clock && c->n_args == 1 && set_on_every_turn(p, f->args[c->first_arg].val)) return true;
    return (clock && set_on_every_turn(p, c->recv)) || measures_a_turn(p, c->recv, depth + 1);
  }
  default: return false;
  }
}

// `now > started + limit`, `now > until`: until when, decided on every turn.
static bool ends_a_turn(const fl_loop *p, uint32_t val, uint32_t other) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!reads_clock(p, other, 0)) return false;
  return v->kind == FL_VAL_BINOP && v->op == FL_OP_ADD ? set_on_every_turn(p, f->elems[v->a]) : set_on_every_turn(p, val);
}

bool fl_loop_reads_clock(const fl_loop *p, uint32_t val) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; f->values[val].kind == FL_VAL_REF && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool own = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == f->values[val].a;
    if (own && fl_loop_inside(p, a->region, p->region) && reads_clock(p, a->val, 0)) return true;
  }
  return false;
}

bool fl_loop_starts_clock(const fl_loop *p, uint32_t val) {
  const fl_val *v = &p->l->f->values[val];
  if (v->kind != FL_VAL_BINOP || v->op < FL_OP_LT || v->op > FL_OP_NE) return false;
  uint32_t left = p->l->f->elems[v->a], right = p->l->f->elems[v->a + 1];
  return measures_a_turn(p, val, 0) || ends_a_turn(p, left, right) || ends_a_turn(p, right, left);
}
