// A release that looks at the clock before it deletes: nothing is left to take from another holder once the lease is over.
//
//   until = monotonic() + lease - margin
//   ...
//   if monotonic() < until: cache.delete(lock)
#include "match/predicate_p.h"

#include "graph/effect.h"

enum { DEEPEST = 8 };

typedef struct asking {
  const fl_graph *g;
  const fl_facts *f;
  fl_func_ref func;
} asking;

static bool reads_clock(const asking *a, uint32_t val, uint32_t depth);

// `now = clock()`, somewhere in the function.
static bool is_set_from_clock(const asking *a, uint32_t name, uint32_t depth) {
  for (uint32_t i = 1; i < a->f->n_assigns; i++) {
    const fl_assign *as = &a->f->assigns[i];
    const fl_val *target = &a->f->values[as->target];
    if (as->func == a->func.id && target->kind == FL_VAL_REF && target->a == name && reads_clock(a, as->val, depth)) return true;
  }
  return false;
}

static bool reads_clock(const asking *a, uint32_t val, uint32_t depth) {
  const fl_val *v = &a->f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_CALL:
    return fl_graph_call_does(a->g, (fl_call_ref){a->func.file, v->a}, 1u << FL_DOES_clock_read) || reads_clock(a, a->f->calls[v->a].recv, depth + 1);
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_FIELD: return reads_clock(a, v->a, depth + 1);
  case FL_VAL_BINOP: return reads_clock(a, a->f->elems[v->a], depth + 1) || reads_clock(a, a->f->elems[v->a + 1], depth + 1);
  case FL_VAL_REF: return is_set_from_clock(a, v->a, depth + 1);
  default: return false;
  }
}

fl_reply fl_reply_by_the_clock(const fl_focus *f) {
  asking a = {f->g, fl_graph_facts(f->g, f->site->func.file), f->site->func};
  for (uint32_t r = f->site->region; r; r = a.f->regions[r].parent)
    if (a.f->regions[r].kind == FL_REGION_BRANCH && reads_clock(&a, a.f->regions[r].test, 0)) return (fl_reply){FL_YES, 4};
  return (fl_reply){FL_NO, 0};
}
