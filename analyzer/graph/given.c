// Functions that are parameters: what is called, or handed on to a library that runs it, is what the callers pass.
//
// In: the callers of each function, as far as they are known. Out: a target for each function that one of them passes, which runs only when
// that caller calls.
#include "graph/graph_p.h"

// Is there a parameter of the name here at all? Most calls are answered so, without looking any further.
static bool may_be_parameter(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    if (fl_map_get_or(&l->locals, FL_KEY(func, name), 0) & FL_LOCAL_PARAM) return true;
    for (uint32_t type = l->f->funcs[func].owner; type; type = l->f->types[type].outer) // of a constructor in the head of a type
      if (l->primary[type] && fl_map_get_or(&l->locals, FL_KEY(l->primary[type], name), 0)) return true;
  }
  return false;
}

static fl_ent parameter(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  return may_be_parameter(g, file, func, name) ? fl_lookup(g, file, func, name) : (fl_ent){0};
}

// The parameter that is called: f(), supplier.get() of a functional object, x.f() of a function that runs on x.
static fl_ent called_parameter(fl_graph *g, uint32_t file, const fl_call *c) {
  const fl_val *v = fl_val_at(g, file, c->callee);
  fl_ent ent = {0};
  if (v->kind == FL_VAL_FIELD && g->links[file].in->naming->extensions) ent = parameter(g, file, c->func, fl_gsym(g, file, v->b));
  if (ent.kind == FL_ENT_PARAM) return ent;
  if (v->kind == FL_VAL_FIELD) v = fl_val_at(g, file, v->a);
  return v->kind == FL_VAL_REF ? parameter(g, file, c->func, fl_gsym(g, file, v->a)) : (fl_ent){0};
}

// The parameter of `of` that is called here is `func` when `of` is called there.
static void add_given(fl_graph *g, uint32_t file, uint32_t call, uint32_t of, fl_ent func, fl_call_ref there, uint8_t via) {
  uint32_t n = g->links[file].n_targets[call];
  fl_add_func(g, file, call, func.file, func.id, 3, via);
  const fl_link *l = &g->links[file];
  if (l->n_targets[call] > n) g->targets.at[l->first_target[call] + n].param_of = of;
  if (via == FL_VIA_CALLBACK) fl_add_func(g, there.file, there.id, func.file, func.id, 3, FL_VIA_PASSED);
}

static void add_what_callers_pass(fl_graph *g, uint32_t file, uint32_t call, fl_ent param, uint8_t via) {
  const fl_param *p = &g->links[param.file].f->params[param.id];
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){param.file, p->func}, &callers);
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    if (callers[i].via != FL_VIA_CALL && callers[i].via != FL_VIA_SPAWN) continue; // handed over itself: others pass the arguments
    uint32_t arg = fl_arg_of_param(g, callers[i].call, param.file, param.id);
    fl_ent func = arg ? fl_func_in_value(g, callers[i].call.file, arg) : (fl_ent){0};
    if (func.kind) add_given(g, file, call, p->func, func, callers[i].call, via); // each of them is run, one a caller
  }
}

// `lock.hold(action)`: parameters that a library is said to run, now or later.
static void resolve_handed_on(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  const fl_meaning_row *row = NULL;
  for (uint32_t i = 0; i < g->links[file].n_targets[call] && !row; i++) row = g->targets.at[g->links[file].first_target[call] + i].row;
  if (!row || !(row->n_invokes || row->n_spawns)) return;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    const fl_val *v = fl_val_at(g, file, arg->val);
    if (v->kind != FL_VAL_REF || !fl_is_run(g, row, f->texts[arg->name], i, c->n_args)) continue;
    fl_ent ent = parameter(g, file, c->func, fl_gsym(g, file, v->a));
    if (ent.kind == FL_ENT_PARAM) add_what_callers_pass(g, file, call, ent, fl_callback_via(g, row, f->texts[arg->name], i, c->n_args));
  }
}

// Nobody says where the call goes, or only a model what comes back: `supplier.get()`.
static bool may_be_given(const fl_graph *g, const fl_link *l, uint32_t call) {
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id || !t->row || t->row->site || t->row->n_invokes || t->row->n_spawns) return false;
  }
  return true;
}

void fl_resolve_given(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (l->n_targets[call]) resolve_handed_on(g, file, call);
  if (!c->callee || !may_be_given(g, l, call)) return;
  fl_ent ent = called_parameter(g, file, c);
  if (ent.kind == FL_ENT_PARAM) add_what_callers_pass(g, file, call, ent, c->flags & FL_CALL_SPAWNED ? FL_VIA_SPAWN : FL_VIA_CALLBACK);
}
