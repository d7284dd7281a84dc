// Who answers a request in the end, where the function that is registered does not: middleware, and handlers that a generator made.
//
// In: a function that is registered as an entry point. Out: whether it only hands requests on to what was put behind it; the written functions
// that generated code hands them on to, through an interface that it declares.
#include "graph/graph_p.h"

#include <string.h>

// ---- middleware -------------------------------------------------------------------------------------------------------------------------

// Does the function, or one nested in it, call the parameter or a method of it?
static bool calls_param(const fl_link *l, uint32_t func, uint32_t name) {
  for (uint32_t call = 1; call < l->f->n_calls; call++) {
    const fl_call *c = &l->f->calls[call];
    const fl_val *callee = c->callee ? &l->f->values[c->callee] : NULL;
    if (callee && callee->kind == FL_VAL_FIELD) callee = &l->f->values[callee->a];
    uint32_t in = c->func;
    while (in && in != func) in = l->f->funcs[in].parent;
    if (in && callee && callee->kind == FL_VAL_REF && callee->a == name) return true;
  }
  return false;
}

// func(next Handler) Handler { return func(...) { next.Serve(...) } }: what it gives back stands before what it takes.
static bool is_around(const fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id], *outer = f->parent ? &l->f->funcs[f->parent] : NULL;
  for (uint32_t i = 0; outer && outer->result && i < outer->n_params; i++) {
    const fl_param *p = &l->f->params[outer->first_param + i];
    if (p->name && p->type == outer->result && calls_param(l, func.id, p->name)) return true;
  }
  return false;
}

bool fl_hands_on(const fl_graph *g, const fl_meaning_row *row, fl_func_ref func) {
  const fl_entry_model *m = row && row->entry ? fl_models_entries(g->models, row->entry) : NULL;
  if (m && m->hands_on == FL_HANDS_ON_AROUND) return is_around(g, func);
  return m && m->hands_on && g->links[func.file].f->funcs[func.id].n_params + 1u >= m->hands_on;
}

bool fl_graph_entry_hands_on(const fl_graph *g, const fl_entry_point *e) { return fl_hands_on(g, e->row, e->func); }

// ---- written functions behind generated ones --------------------------------------------------------------------------------------------

enum { MOST_GENERATED = 32 };

typedef struct behind {
  fl_graph *g;
  fl_func_ref generated[MOST_GENERATED]; // that a request goes through, in order
  fl_func_ref *out;
  uint32_t n_generated, n, cap;
} behind;

static bool is_generated(const fl_graph *g, fl_func_ref func) { return (g->links[func.file].in->marks & FL_MARK_GENERATED) != 0; }

static bool is_written(const fl_graph *g, fl_func_ref func) {
  return !is_generated(g, func) && !(g->links[func.file].in->marks & FL_MARK_VENDORED) && !fl_in_test(g, func.file, func.id) &&
         !(g->links[func.file].f->funcs[func.id].flags & FL_FUNC_ABSTRACT);
}

static uint32_t add_func(fl_func_ref *list, uint32_t n, uint32_t cap, fl_func_ref func) {
  for (uint32_t i = 0; i < n; i++)
    if (list[i].file == func.file && list[i].id == func.id) return n;
  if (n < cap) list[n++] = func;
  return n;
}

// Generated code knows what is written by an interface alone; what else it calls helps it to read the request.
static bool asks_interface(const behind *b, uint32_t file, uint32_t call) {
  const fl_link *l = &b->g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_func_ref to = b->g->targets.at[l->first_target[call] + i].func;
    if (to.id && is_generated(b->g, to) && b->g->links[to.file].f->funcs[to.id].flags & FL_FUNC_ABSTRACT) return true;
  }
  return false;
}

static void follow_call(behind *b, uint32_t file, uint32_t call) {
  const fl_link *l = &b->g->links[file];
  bool interface = asks_interface(b, file, call);
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_func_ref to = b->g->targets.at[l->first_target[call] + i].func;
    if (!to.id) continue;
    if (interface && is_written(b->g, to)) b->n = add_func(b->out, b->n, b->cap, to);
    else if (is_generated(b->g, to)) b->n_generated = add_func(b->generated, b->n_generated, MOST_GENERATED, to);
  }
}

static void follow_func(behind *b, fl_func_ref func) {
  const fl_link *l = &b->g->links[func.file];
  for (uint32_t call = l->func_first_call[func.id]; call; call = l->call_next[call]) follow_call(b, func.file, call);
  for (uint32_t i = func.id + 1; i < l->f->n_funcs && l->f->funcs[i].span.byte_begin < l->f->funcs[func.id].span.byte_end; i++)
    if (l->f->funcs[i].parent == func.id) b->n_generated = add_func(b->generated, b->n_generated, MOST_GENERATED, (fl_func_ref){func.file, i});
}

uint32_t fl_written_behind(fl_graph *g, fl_func_ref func, fl_func_ref *out, uint32_t cap) {
  behind b = {.g = g, .out = out, .cap = cap};
  if (!is_generated(g, func)) return 0;
  b.n_generated = add_func(b.generated, 0, MOST_GENERATED, func);
  for (uint32_t i = 0; i < b.n_generated; i++) follow_func(&b, b.generated[i]);
  return b.n;
}
