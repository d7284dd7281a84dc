// A release that looks at the clock before it deletes: nothing is left to take from another holder once the lease is over.
//
//   until = monotonic() + lease - margin
//   ...
//   if monotonic() < until: cache.delete(lock)      also: `until - monotonic() > 0`, `left > 0`, `monotonic() - began < lease`
//
// In: a branch around the release. Out: does it hold only before some time? `monotonic() > until` says the opposite, and is no such branch.
#include "match/predicate_p.h"

#include "graph/effect.h"

enum { DEEPEST = 8 };

typedef struct asking {
  const fl_graph *g;
  const fl_facts *f;
  fl_func_ref func;
  bool names; // names that are set from the clock count as well
} asking;

static int rises(const asking *a, uint32_t val, uint32_t depth);

// `now = clock()`, `left = until - clock()`: not `until = clock() + lease`, which stays as it is.
static int rises_by_name(const asking *a, uint32_t name, uint32_t depth) {
  for (uint32_t i = 1; i < a->f->n_assigns; i++) {
    const fl_assign *as = &a->f->assigns[i];
    const fl_val *target = &a->f->values[as->target], *v = &a->f->values[as->val];
    if (as->func != a->func.id || target->kind != FL_VAL_REF || target->a != name) continue;
    if (v->kind == FL_VAL_CALL || (v->kind == FL_VAL_BINOP && v->op == FL_OP_SUB)) return rises(a, as->val, depth);
  }
  return 0;
}

// 1: the value grows while time goes by, -1: it falls, 0: neither, as far as can be seen.
static int rises(const asking *a, uint32_t val, uint32_t depth) {
  const fl_val *v = &a->f->values[val];
  if (!val || depth > DEEPEST) return 0;
  switch (v->kind) {
  case FL_VAL_CALL:
    if (fl_graph_call_does(a->g, (fl_call_ref){a->func.file, v->a}, 1u << FL_DOES_clock_read)) return 1;
    return rises(a, a->f->calls[v->a].recv, depth + 1);
  case FL_VAL_CAST:
  case FL_VAL_FIELD: return rises(a, v->a, depth + 1);
  case FL_VAL_REF: return a->names ? rises_by_name(a, v->a, depth + 1) : 0;
  case FL_VAL_BINOP: {
    int left = rises(a, a->f->elems[v->a], depth + 1);
    if (left || (v->op != FL_OP_SUB && v->op != FL_OP_ADD)) return left;
    int right = rises(a, a->f->elems[v->a + 1], depth + 1);
    return v->op == FL_OP_SUB ? -right : right;
  }
  default: return 0;
  }
}

// 1: the comparison holds until some time, -1: from some time on, 0: it is about something else.
static int compares(asking a, const fl_val *v) {
  int moves = 0;
  if (v->op != FL_OP_LT && v->op != FL_OP_LE && v->op != FL_OP_GT && v->op != FL_OP_GE) return 0;
  for (int names = 0; names < 2 && !moves; names++) {
    a.names = names;
    moves = rises(&a, a.f->elems[v->a], 0) - rises(&a, a.f->elems[v->a + 1], 0);
  }
  bool less = v->op == FL_OP_LT || v->op == FL_OP_LE;
  return !moves ? 0 : (moves > 0) == less ? 1 : -1;
}

static int holds_until(const asking *a, uint32_t val, uint32_t depth) {
  const fl_val *v = &a->f->values[val];
  if (!val || depth > DEEPEST) return 0;
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return -holds_until(a, v->a, depth + 1);
  if (v->kind != FL_VAL_BINOP) return 0;
  if (v->op != FL_OP_AND && v->op != FL_OP_OR) return compares(*a, v);
  int left = holds_until(a, a->f->elems[v->a], depth + 1), right = holds_until(a, a->f->elems[v->a + 1], depth + 1);
  int decides = v->op == FL_OP_AND ? 1 : -1; // of `a and b` each must hold, of `a or b` each must fail
  return left == decides || right == decides ? decides : 0;
}

fl_reply fl_reply_by_the_clock(const fl_focus *f) {
  asking a = {f->g, fl_graph_facts(f->g, f->site->func.file), f->site->func, false};
  for (uint32_t r = f->site->region; r; r = a.f->regions[r].parent) {
    const fl_region *region = &a.f->regions[r];
    int until = region->kind == FL_REGION_BRANCH ? holds_until(&a, region->test, 0) : 0;
    if (until == (region->form == FL_SENSE_ELSE ? -1 : 1)) return (fl_reply){FL_YES, 4};
  }
  return (fl_reply){FL_NO, 0};
}
