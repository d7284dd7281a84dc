// What a block that a call is handed is given itself.
//
// In: a lambda written among the arguments of a call, or given back by a function. Out: whose methods it may call without a receiver, and what its parameters are: as
// the model of a library says, or as the repository's function that yields to the block does.
#include "graph/graph_p.h"

static uint32_t call_around(const fl_graph *g, uint32_t file, uint32_t func) {
  return fl_map_get_or(&g->lambda_calls, FL_KEY(file, func), 0);
}

static const fl_meaning_row *row_around(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo) {
  uint8_t certainty;
  return fl_row_for(g, file, call, fl_callee_name(g, file, call, repo, &certainty));
}

fl_tref fl_type_of_block_self(fl_graph *g, uint32_t file, uint32_t func) {
  uint32_t call = call_around(g, file, func);
  fl_ent repo = {0};
  const fl_meaning_row *row = call ? row_around(g, file, call, &repo) : NULL;
  if (!row || !row->block_self) return (fl_tref){0};
  fl_sym name = fl_intern_add(&g->names, fl_models_text(g->models, row->block_self));
  return (fl_tref){name, 0, 0, 3, FL_TREF_OPEN, 0};
}

// ---- parameters -----------------------------------------------------------------------------------------------------------

typedef struct given {
  uint32_t file, func, call; // the lambda and the call that it is handed to
  uint32_t position;         // of the parameter
} given;

static bool given_to(const fl_graph *g, uint32_t file, uint32_t param, given *out) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = f->params[param].func;
  *out = (given){file, func, call_around(g, file, func), param - f->funcs[func].first_param};
  return out->call != 0;
}

fl_block_gift fl_block_gives(fl_graph *g, uint32_t file, uint32_t param, uint32_t *call, fl_str *type) {
  given at;
  fl_ent repo = {0};
  if (!given_to(g, file, param, &at)) return FL_GIVES_NOTHING;
  const fl_meaning_row *row = row_around(g, file, at.call, &repo);
  *call = at.call;
  if (!row || at.position >= row->n_gives) return FL_GIVES_NOTHING;
  *type = fl_models_text(g->models, *(fl_models_texts(g->models, row->first_give) + at.position));
  if (fl_str_eq_c(*type, "result")) return FL_GIVES_RESULT;
  if (fl_str_eq_c(*type, "instance")) return FL_GIVES_INSTANCE;
  return fl_str_eq_c(*type, "receiver") ? FL_GIVES_RECEIVER : FL_GIVES_TYPE;
}

static bool runs_block(const fl_link *l, const fl_call *c, fl_sym block) { // yield x; block.call(x)
  const fl_val *callee = c->callee ? &l->f->values[c->callee] : NULL;
  if (callee && callee->kind == FL_VAL_FIELD) callee = &l->f->values[callee->a];
  return callee && callee->kind == FL_VAL_REF && callee->a == block;
}

// What the repository's own function hands to its block.
static fl_tref yielded(fl_graph *g, fl_ent func, uint32_t position) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  fl_sym block = 0;
  for (uint32_t i = 0; i < f->n_params; i++)
    if (l->f->params[f->first_param + i].flags & FL_PARAM_BLOCK) block = l->f->params[f->first_param + i].name;
  for (uint32_t inner = func.id; block && inner < l->f->n_funcs && l->f->funcs[inner].span.byte_begin < f->span.byte_end; inner++)
    for (uint32_t c = l->func_first_call[inner]; c; c = l->call_next[c]) {
      const fl_call *call = &l->f->calls[c];
      if (!runs_block(l, call, block) || position >= call->n_args || l->f->args[call->first_arg + position].name) continue;
      fl_tref t = fl_type_of(g, func.file, l->f->args[call->first_arg + position].val);
      if (t.name) return t;
    }
  return (fl_tref){0};
}

// `Customizer<Factory> limits() { return factory -> ..; }`: the first parameter of a function that is given back is what the declared
// result says in its first argument, as in Function<A, B>, Consumer<A>, Predicate<A>.
static fl_tref declared_for_returned(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = f->params[param].func, around = f->funcs[func].parent;
  if (param != f->funcs[func].first_param || !around || !f->funcs[around].result_arg) return (fl_tref){0};
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    const fl_val *v = e->func == around && e->kind == FL_EXIT_RETURN ? &f->values[e->val] : NULL;
    if (!v || v->kind != FL_VAL_LAMBDA || v->a != func) continue;
    fl_tref t = fl_type_written(g, file, around, f->funcs[around].result_arg, 0);
    if (t.certainty > 3) t.certainty = 3;
    return t;
  }
  return (fl_tref){0};
}

fl_tref fl_type_of_given(fl_graph *g, uint32_t file, uint32_t param) {
  uint32_t call = 0;
  fl_str type = {0};
  switch (fl_block_gives(g, file, param, &call, &type)) {
  case FL_GIVES_RESULT: return fl_type_of_call(g, file, call, 0);
  case FL_GIVES_INSTANCE: return fl_type_made_from(g, file, g->links[file].f->calls[call].recv);
  case FL_GIVES_RECEIVER: return fl_type_of(g, file, g->links[file].f->calls[call].recv);
  case FL_GIVES_TYPE: return (fl_tref){fl_intern_add(&g->names, type), 0, 0, 3, 0, 0};
  case FL_GIVES_NOTHING: break;
  }
  given at;
  fl_ent repo = {0};
  uint8_t certainty = 0;
  if (!given_to(g, file, param, &at)) return declared_for_returned(g, file, param);
  fl_callee_name(g, file, at.call, &repo, &certainty);
  if (repo.kind != FL_ENT_FUNC) return (fl_tref){0};
  fl_tref t = yielded(g, repo, at.position);
  if (t.certainty > 3) t.certainty = 3;
  return t;
}
