// What a function is called with that is handed to a call, where its parameters say no types.
//
// In: a parameter of a lambda, or of a function of the same file, that is an argument of a call. Out: its type: what the model of a library
// call passes, or for a lambda the argument of the function type that a function of the repository asks for (`Action<Options>`). A function
// that one call of its file calls, and nothing else there speaks of, is given what that call gives.
#include "graph/graph_p.h"
#include "graph/known.h"

static uint32_t position_of(const fl_facts *f, const fl_call *c, uint32_t func) {
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if ((v->kind == FL_VAL_LAMBDA && v->a == func) || (v->kind == FL_VAL_REF && v->a && v->a == f->funcs[func].name)) return i;
  }
  return UINT32_MAX;
}

// Which call a function is handed to by its name; of several the first.
void fl_index_handed(fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  fl_map by_name = {0};
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].name && !f->funcs[i].owner && f->funcs[i].n_params) fl_map_put(&by_name, f->funcs[i].name, i);
  for (uint32_t call = by_name.n ? f->n_calls : 0; call-- > 1;)
    for (uint32_t i = 0; i < f->calls[call].n_args; i++) {
      const fl_val *v = &f->values[f->args[f->calls[call].first_arg + i].val];
      uint32_t func = v->kind == FL_VAL_REF && v->a ? fl_map_get_or(&by_name, v->a, 0) : 0;
      if (func) fl_map_put(&g->handed_calls, FL_KEY(file, func), call);
    }
  fl_map_release(&by_name);
}

// Functions under the names that a file calls them by: their own, or that of the variable that a lambda is put into.
static void name_functions(const fl_facts *f, fl_map *by_name) {
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].name && !f->funcs[i].owner && f->funcs[i].n_params) fl_map_put(by_name, f->funcs[i].name, fl_map_get(by_name, f->funcs[i].name, NULL) ? 0 : i);
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *to = &f->values[f->assigns[i].target], *v = &f->values[f->assigns[i].val];
    if (to->kind != FL_VAL_REF) continue;
    bool lambda = v->kind == FL_VAL_LAMBDA && v->a && f->funcs[v->a].n_params && !fl_map_get(by_name, to->a, NULL);
    fl_map_put(by_name, to->a, lambda ? v->a : 0); // two of a name are none
  }
}

// The one call that calls a function by its name.
void fl_index_lone_calls(fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  fl_map by_name = {0};
  name_functions(f, &by_name);
  for (uint32_t call = by_name.n ? f->n_calls : 0; call-- > 1;) {
    const fl_val *v = &f->values[f->calls[call].callee];
    uint32_t func = f->calls[call].callee && v->kind == FL_VAL_REF ? fl_map_get_or(&by_name, v->a, 0) : 0;
    if (func) fl_map_put(&g->lone_calls, FL_KEY(file, func), fl_map_get(&g->lone_calls, FL_KEY(file, func), NULL) ? 0 : call);
  }
  fl_map_release(&by_name);
}

// What stands at the parameter's place; that nobody else calls the function is likely, and no more.
static fl_tref from_lone_call(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = f->params[param].func, call = fl_map_get_or(&g->lone_calls, FL_KEY(file, func), 0), at = param - f->funcs[func].first_param;
  const fl_call *c = &f->calls[call];
  if (!call || c->func == func || at >= c->n_args || f->args[c->first_arg + at].name || (f->params[param].flags & FL_PARAM_BLOCK)) return (fl_tref){0};
  fl_tref t = fl_type_of(g, file, f->args[c->first_arg + at].val);
  if (t.certainty > 2) t.certainty = 2;
  return t;
}

// `tasks = {buy: 2, look: 5}`, `tasks = [buy]`: is the function among what the field of the type holds?
static bool is_listed(const fl_graph *g, const fl_stored *s, fl_sym name) {
  const fl_facts *f = g->links[s->file].f;
  const fl_val *v = s->val ? &f->values[s->val] : NULL;
  for (uint32_t i = 0; v && v->kind == FL_VAL_LIST && i < v->n; i++)
    if (f->values[f->elems[v->a + i]].kind == FL_VAL_REF && f->values[f->elems[v->a + i]].a == name) return true;
  for (uint32_t i = 0; v && v->kind == FL_VAL_MAP && i < v->n; i++) {
    const fl_val *key = &f->values[f->entries[v->a + i].key_val];
    if (f->entries[v->a + i].key_val && key->kind == FL_VAL_REF && key->a == name) return true;
  }
  return false;
}

static fl_str field_that_runs(fl_graph *g, uint32_t file, uint32_t type) {
  const fl_supers *supers = fl_supers_of(g, file, type);
  for (uint32_t i = 0; i < supers->n; i++) {
    const fl_type_model *m = supers->at[i].id ? NULL : fl_known_type(g, file, supers->at[i].name);
    if (m && m->runs) return fl_models_text(g->models, m->runs);
  }
  return (fl_str){0};
}

// A function that a type of the same file lists in the field whose functions its library runs: it is handed an object of the type.
static fl_tref from_list_of_type(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[file].f;
  const fl_func *func = &f->funcs[f->params[param].func];
  bool first = param == func->first_param && !func->owner && func->name;
  for (uint32_t type = 1; first && type < f->n_types; type++) {
    fl_str field = field_that_runs(g, file, type);
    fl_sym name = field.n ? fl_intern_find(&g->names, field) : 0;
    for (uint32_t r = name ? fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, file, type), name), 0) : 0; r; r = g->stored.at[r].next)
      if (g->stored.at[r].file == file && is_listed(g, &g->stored.at[r], func->name)) return (fl_tref){.certainty = 3, .file = file, .id = type, .name = g->links[file].sym[f->types[type].name]};
  }
  return (fl_tref){0};
}

static bool leads_to(const fl_graph *g, fl_mid path, const fl_facts *f, const fl_call *c, uint32_t at) {
  const fl_path *p = fl_models_paths(g->models, path);
  const fl_arg *arg = &f->args[c->first_arg + at];
  if (p->root == FL_ROOT_kw) return arg->name && fl_str_eq(f->texts[arg->name], fl_models_text(g->models, p->name));
  if (p->root != FL_ROOT_arg) return false;
  return p->index == FL_ARG_ANY || p->index == (int32_t)at || (p->index < 0 && p->index + (int32_t)c->n_args == (int32_t)at);
}

// The list for as many parameters as the lambda has, else any.
static fl_text passed(const fl_graph *g, const fl_meaning_row *row, const fl_facts *f, const fl_call *c, uint32_t at, uint32_t n_params,
                      uint32_t position) {
  fl_text found = 0;
  for (uint32_t i = 0; i < row->n_passes; i++) {
    const fl_pass *pass = fl_models_passes(g->models, row->first_pass) + i;
    if (pass->param != position || !leads_to(g, pass->callback, f, c, at)) continue;
    if (pass->n_params == n_params) return pass->type;
    if (!found) found = pass->type;
  }
  return found;
}

static fl_tref from_function_type(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t at) {
  const fl_facts *f = g->links[func.file].f;
  uint32_t index = at + fl_receiver_params(g, call, (fl_func_ref){func.file, func.id});
  if (index >= f->funcs[func.id].n_params) return (fl_tref){0};
  fl_tref wanted = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->funcs[func.id].first_param + index, 0});
  return wanted.arg ? fl_type_by_name(g, func.file, wanted.arg, wanted.certainty) : (fl_tref){0};
}

// `open().then(client => ...)`: what `await open()` gives.
static fl_tref from_promise(fl_graph *g, uint32_t file, const fl_call *c) {
  const char *resolver = g->links[file].in->naming->resolver;
  bool resolved = resolver && c->form == FL_CALL_METHOD && c->recv && fl_str_eq_c(g->links[file].f->texts[c->name], resolver);
  return resolved ? fl_type_awaited(g, file, c->recv) : (fl_tref){0};
}

fl_tref fl_type_passed(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[l->f->params[param].func];
  bool lambda = f->flags & FL_FUNC_LAMBDA;
  uint32_t func = l->f->params[param].func, call = fl_map_get_or(lambda ? &g->lambda_calls : &g->handed_calls, FL_KEY(file, func), 0);
  if (!call) {
    fl_tref lone = from_lone_call(g, file, param);
    return lone.name ? lone : from_list_of_type(g, file, param);
  }
  const fl_call *c = &l->f->calls[call];
  fl_ent repo;
  uint8_t certainty;
  uint32_t at = position_of(l->f, c, func), position = param - f->first_param;
  fl_sym callee = fl_callee_name(g, file, call, &repo, &certainty);
  if (at == UINT32_MAX || (repo.kind == FL_ENT_FUNC && !lambda)) return (fl_tref){0};
  if (repo.kind == FL_ENT_FUNC) {
    repo = fl_overload(g, file, call, repo);
    return position == 0 ? from_function_type(g, (fl_call_ref){file, call}, repo, at) : (fl_tref){0};
  }
  const fl_meaning_row *row = fl_row_for(g, file, call, callee);
  fl_text type = row ? passed(g, row, l->f, c, at, f->n_params, position) : 0;
  if (!row && at == 0 && position == 0) return from_promise(g, file, c);
  return type ? fl_type_of_template(g, file, call, type) : (fl_tref){0};
}
