// Which of several functions of one name a call means, in programs.
//
// In: a call and one of the functions. Out: the best of them. A declaration says what may be left out and the definition what is done: the
// first is chosen by, the second comes back.
#include "graph/overload_p.h"

// A constructor whose declaration is not to be seen: `A::A(int n) {...}`.
fl_ent fl_constructor_apart(const fl_graph *g, fl_ent type) {
  const fl_link *l = &g->links[type.file];
  if (!fl_is_program(g, type.file)) return (fl_ent){0};
  fl_ent own = fl_own_member(g, type.file, type.id, l->sym[l->f->types[type.id].name]);
  return own.kind == FL_ENT_FUNC ? own : (fl_ent){0};
}

// The chain of all functions of that name in the same type, namespace or program.
static uint32_t chain_of(const fl_graph *g, fl_ent func, bool *members) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  fl_ent owner = fl_owner_of((fl_graph *)g, func.file, func.id);
  *members = owner.kind != FL_ENT_TYPE;
  if (!*members) return fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, owner.file, owner.id), l->sym[f->name]), 0);
  fl_sym space = f->owner ? l->type_name[f->owner] : l->module;
  return fl_map_get_or(&g->members, FL_KEY(space, l->sym[f->name]), 0);
}

static bool is_visible(const fl_graph *g, fl_ent ent, uint32_t from, bool members) {
  return ent.kind == FL_ENT_FUNC && (!members || fl_program_cost(g, ent, from));
}

static fl_str last_part(fl_str type) {
  fl_str outer, last;
  return fl_str_rcut(type, '.', &outer, &last) ? last : type;
}

// How many parameters are written with the same type; -1: not the same function.
static int same_params(const fl_graph *g, fl_ent a, fl_ent b) {
  const fl_facts *fa = g->links[a.file].f, *fb = g->links[b.file].f;
  const fl_func *x = &fa->funcs[a.id], *y = &fb->funcs[b.id];
  int same = 0;
  if (x->n_params != y->n_params) return -1;
  for (uint32_t i = 0; i < x->n_params; i++)
    same += fl_str_eq(last_part(fa->texts[fa->params[x->first_param + i].type]), last_part(fb->texts[fb->params[y->first_param + i].type]));
  return same;
}

static bool is_declaration(const fl_graph *g, fl_ent func) { return g->links[func.file].f->funcs[func.id].flags & FL_FUNC_ABSTRACT; }

// The same function in its other shape; none when there is no such.
static fl_ent counterpart(const fl_graph *g, fl_ent func, bool declared) {
  bool members;
  fl_ent best = {0};
  int most = -1;
  uint32_t cost = 0;
  for (uint32_t n = chain_of(g, func, &members); n; n = g->nodes.at[n].next) {
    fl_ent ent = g->nodes.at[n].ent;
    if (ent.kind != FL_ENT_FUNC || is_declaration(g, ent) != declared) continue;
    int same = same_params(g, func, ent);
    uint32_t far = fl_program_cost(g, ent, func.file);
    if (same > most || (same == most && same >= 0 && far < cost)) best = ent, most = same, cost = far;
  }
  return best;
}

fl_ent fl_program_overload(fl_graph *g, uint32_t file, uint32_t call, fl_ent func) {
  bool members;
  fl_overloads o = {.g = g, .call = {file, call}, .score = -1000};
  for (uint32_t n = chain_of(g, func, &members); n; n = g->nodes.at[n].next)
    if (is_visible(g, g->nodes.at[n].ent, file, members)) fl_overload_try(&o, g->nodes.at[n].ent.file, g->nodes.at[n].ent.id);
  const fl_facts *f = g->links[func.file].f;
  bool fits = fl_overload_takes(&f->funcs[func.id], f, g->links[file].f->calls[call].n_args);
  fl_ent best = o.best.kind && (!members || !fits) ? o.best : func; // of functions that fit alike the nearest was chosen before
  fl_ent defined = is_declaration(g, best) ? counterpart(g, best, false) : (fl_ent){0};
  if (!defined.kind) defined = best;
  defined.certainty = func.certainty;
  return defined;
}

// `void f(int seconds = 5);` says in the declaration what the definition leaves out.
fl_value_ref fl_declared_default(const fl_graph *g, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[file].f;
  fl_ent func = {FL_ENT_FUNC, 4, file, f->params[param].func, 0};
  if (!fl_is_program(g, file) || is_declaration(g, func) || !f->funcs[func.id].name) return (fl_value_ref){0};
  fl_ent declared = counterpart(g, func, true);
  if (!declared.kind || same_params(g, func, declared) < 0) return (fl_value_ref){0};
  uint32_t other = g->links[declared.file].f->funcs[declared.id].first_param + (param - f->funcs[func.id].first_param);
  return (fl_value_ref){declared.file, g->links[declared.file].f->params[other].value};
}
