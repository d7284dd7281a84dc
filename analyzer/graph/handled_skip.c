// Steps around all messages that leave some alone: `if (message is not ITransactional) return await next();`.
#include "graph/graph_p.h"

static bool returns_at_once(const fl_facts *f, uint32_t region) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].region == region && f->exits[i].kind == FL_EXIT_RETURN) return true;
  return false;
}

// The type that the parameter must be of, or the step does nothing but hand it on. None: it says nothing of the kind.
static fl_tref type_asked_for(fl_graph *g, uint32_t file, const fl_func *step, const fl_region *r) {
  const fl_facts *f = g->links[file].f;
  const fl_val *test = &f->values[r->test];
  bool negated = test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT;
  if (negated) test = &f->values[test->a];
  bool asks = test->kind == FL_VAL_BINOP && test->op == (negated ? FL_OP_IS : FL_OP_IS_NOT);
  if (!asks) return (fl_tref){0};
  const fl_val *what = &f->values[f->elems[test->a]];
  bool of_message = what->kind == FL_VAL_REF && step->n_params && what->a == f->params[step->first_param].name;
  return of_message ? fl_type_of(g, file, f->elems[test->a + 1]) : (fl_tref){0};
}

bool fl_step_leaves_out(fl_graph *g, uint32_t file, uint32_t func, fl_tref message) {
  const fl_facts *f = g->links[file].f;
  const fl_func *step = &f->funcs[func];
  for (uint32_t i = 1; i < f->n_regions && message.id; i++) {
    const fl_region *r = &f->regions[i];
    bool first = r->func == func && r->parent == step->body && r->kind == FL_REGION_BRANCH && r->form == FL_SENSE_THEN && r->test;
    if (!first || !returns_at_once(f, i)) continue;
    fl_tref wanted = type_asked_for(g, file, step, r);
    if (wanted.id && !fl_type_is(g, message.file, message, wanted, 0)) return true;
  }
  return false;
}
