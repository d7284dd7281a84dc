// Handlers that a function of the repository makes: `mux.HandleFunc("/", show(db))`, `app.get("/", wrap(list))`.
//
// In: the value that is registered. Out: the function that the call gives back, or the one that it was handed and wraps.
#include "graph/calls_p.h"
#include "graph/graph_p.h"

enum { MOST_DEEP = 4 };

static fl_ent made_by(fl_graph *g, uint32_t file, uint32_t val, uint32_t depth);

// The one function of the repository that the call runs.
static fl_func_ref maker_of(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, (fl_call_ref){file, call}, &targets);
  fl_func_ref found = {0};
  for (uint32_t i = 0; i < n; i++) {
    if (!targets[i].func.id || targets[i].via != FL_VIA_CALL) continue;
    if (found.id || targets[i].certainty < 3) return (fl_func_ref){0};
    found = targets[i].func;
  }
  return found;
}

// What the function gives back, if that is the same function at every end.
static fl_ent given_back(fl_graph *g, fl_func_ref maker, uint32_t depth) {
  const fl_facts *f = g->links[maker.file].f;
  fl_ent found = {0};
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func != maker.id || e->kind != FL_EXIT_RETURN || !e->val) continue;
    fl_ent here = made_by(g, maker.file, e->val, depth + 1);
    bool other = found.kind && (found.file != here.file || found.id != here.id);
    if (here.kind != FL_ENT_FUNC || other) return (fl_ent){0};
    found = here;
  }
  return found;
}

static const fl_param *first_param(const fl_graph *g, fl_ent func) {
  const fl_facts *f = g->links[func.file].f;
  const fl_func *of = &f->funcs[func.id];
  return of->n_params ? &f->params[of->first_param] : NULL;
}

// Does a function answer the same calls as the one around it? What that only asks on its way takes something else.
static bool is_alike(const fl_graph *g, fl_ent inner, fl_ent outer) {
  const fl_param *a = first_param(g, inner), *b = first_param(g, outer);
  uint32_t n = g->links[inner.file].f->funcs[inner.id].n_params, of = g->links[outer.file].f->funcs[outer.id].n_params;
  if (!a || !b || n > of || (n < of && n < 2)) return false;
  return g->links[inner.file].sym[a->type] == g->links[outer.file].sym[b->type];
}

// `wrap(list)`: the wrapper hands on what it gets, so that the path leads to `list`; ways through the wrapper lead to all that it ever wraps.
static fl_ent wrapped(fl_graph *g, uint32_t file, uint32_t call, fl_ent made, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    fl_ent inner = val ? made_by(g, file, val, depth + 1) : (fl_ent){0};
    if (inner.kind == FL_ENT_FUNC && is_alike(g, inner, made)) return inner;
  }
  return made;
}

static fl_ent made_by(fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  fl_ent func = fl_func_in_value(g, file, val);
  const fl_val *v = fl_val_at(g, file, val);
  if (func.kind == FL_ENT_FUNC || v->kind != FL_VAL_CALL || depth > MOST_DEEP) return func;
  fl_func_ref maker = maker_of(g, file, v->a);
  fl_ent made = maker.id ? given_back(g, maker, depth) : (fl_ent){0};
  if (made.kind != FL_ENT_FUNC) return (fl_ent){0};
  if (made.certainty > 3) made.certainty = 3;
  return wrapped(g, file, v->a, made, depth);
}

fl_ent fl_made_handler(fl_graph *g, uint32_t file, uint32_t val) { return made_by(g, file, val, 0); }
