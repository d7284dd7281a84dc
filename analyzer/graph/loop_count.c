// Calls that give a number of things where others say how it went: `while (send_some() != 0)` goes on while there is something left to send.
//
// In: a loop whose condition compares what a call gives with nought. Out: does a function of the repository give how many there are? One that says
// how it went gives constants, or what another call has said.
#include "graph/loop_p.h"

static bool is_unsigned(fl_str type) {
  return fl_str_starts_c(type, "unsigned") || fl_str_starts_c(type, "uint") || fl_str_eq_c(type, "size_t") || fl_str_eq_c(type, "std.size_t");
}

// `waiting.size()`: asked of an object, with nothing handed over.
static bool is_asked_of_object(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (v->kind != FL_VAL_CALL || f->calls[v->a].n_args || !f->calls[v->a].recv) return false;
  return !fl_call_may_reach(g, file, v->a, FL_REMOTE_SITES);
}

// ... or the smaller of that and something else; also through a variable.
static bool is_number_of(const fl_graph *g, uint32_t file, uint32_t func, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 3) return false;
  if (is_asked_of_object(g, file, val)) return true;
  if (v->kind == FL_VAL_COND) return is_number_of(g, file, func, f->elems[v->a + 1], depth + 1) || is_number_of(g, file, func, f->elems[v->a + 2], depth + 1);
  for (uint32_t i = 1; v->kind == FL_VAL_REF && i < f->n_assigns; i++) {
    const fl_val *to = &f->values[f->assigns[i].target];
    if (f->assigns[i].func == func && to->kind == FL_VAL_REF && to->a == v->a && is_number_of(g, file, func, f->assigns[i].val, depth + 1)) return true;
  }
  return false;
}

static bool gives_number(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  if (is_unsigned(f->texts[f->funcs[func.id].result])) return true;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == func.id && f->exits[i].kind == FL_EXIT_RETURN && is_number_of(g, func.file, func.id, f->exits[i].val, 0)) return true;
  return false;
}

bool fl_loop_counts(const fl_loop *p, uint32_t call) {
  const fl_val *test = &p->l->f->values[p->r->test];
  if (!p->l->in->naming->pointers || test->kind != FL_VAL_BINOP) return false;
  for (uint32_t i = 0; i < p->l->n_targets[call]; i++) {
    const fl_target *t = &p->g->targets.at[p->l->first_target[call] + i];
    if (t->func.id && gives_number(p->g, t->func)) return true;
  }
  return false;
}
