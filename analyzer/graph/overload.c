// Which of several functions of one name a call means.
//
// In: a call and the functions of that name, or the constructors, of a type. Out: the one whose parameters the arguments fit best by
// their number and by what is known of their types.
#include "graph/overload_p.h"

// Parameters that nobody must pass come last.
bool fl_overload_takes(const fl_func *f, const fl_facts *facts, uint32_t n_args) {
  uint32_t needed = 0;
  bool rest = false;
  for (uint32_t i = 0; i < f->n_params; i++) {
    const fl_param *p = &facts->params[f->first_param + i];
    bool takes_many = p->flags & (FL_PARAM_REST | FL_PARAM_KWREST);
    rest |= takes_many;
    if (!takes_many && !p->value) needed = i + 1;
  }
  return n_args >= needed && (n_args <= f->n_params || rest);
}

// How well the arguments' types fit: a point for each that is the same, minus one for each that is known to be another.
static int fit(fl_graph *g, uint32_t file, uint32_t call, uint32_t to_file, uint32_t func) {
  const fl_call *c = &g->links[file].f->calls[call];
  const fl_func *f = &g->links[to_file].f->funcs[func];
  int score = 0;
  uint32_t shift = fl_receiver_params(g, (fl_call_ref){file, call}, (fl_func_ref){to_file, func});
  for (uint32_t i = 0; i < c->n_args && i + shift < f->n_params; i++) {
    uint32_t to = fl_param_of_arg(g, file, call, i, to_file, func);
    fl_tref arg = fl_type_of(g, file, g->links[file].f->args[c->first_arg + i].val);
    fl_tref param = to ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, to_file, to, 0}) : (fl_tref){0};
    if (arg.name && param.name) score += arg.name == param.name ? 1 : -1;
  }
  return score;
}

static uint32_t args_of(const fl_overloads *o) { return o->g->links[o->call.file].f->calls[o->call.id].n_args; }

// What their number says.
static int count_score(fl_overloads *o, uint32_t file, uint32_t func) {
  const fl_facts *f = o->g->links[file].f;
  uint32_t n_args = args_of(o) + fl_receiver_params(o->g, o->call, (fl_func_ref){file, func});
  int score = (fl_overload_takes(&f->funcs[func], f, n_args) ? 100 : 0) + (f->funcs[func].n_params == n_args ? 20 : 0);
  bool statements = !o->name && fl_str_eq_c(f->texts[f->funcs[func].name], "<init>"); // of the type: no constructor by themselves
  return statements ? score - 500 : score;
}

void fl_overload_try(fl_overloads *o, uint32_t file, uint32_t func) {
  int score = count_score(o, file, func) + fit(o->g, o->call.file, o->call.id, file, func);
  o->tie = score == o->score || (o->tie && score < o->score);
  if (score > o->score) o->best = (fl_ent){FL_ENT_FUNC, 4, file, func, 0}, o->score = score;
}

typedef void (*visit)(fl_overloads *, uint32_t file, uint32_t func);

static void each_of_part(fl_overloads *o, fl_type_ref part, visit fn) {
  const fl_link *l = &o->g->links[part.file];
  for (uint32_t i = l->first_method[part.id]; i; i = l->next_method[i]) {
    const fl_func *f = &l->f->funcs[i];
    if (f->flags & FL_FUNC_SETTER) continue;
    if (o->name ? f->name && l->sym[f->name] == o->name : (f->flags & FL_FUNC_CTOR) != 0) fn(o, part.file, i);
  }
}

static void each(fl_overloads *o, uint32_t dense, visit fn) {
  for (uint32_t part = dense; part; part = o->g->type_next[part]) each_of_part(o, o->g->type_refs[part], fn);
}

static void find_top(fl_overloads *o, uint32_t file, uint32_t func) {
  int score = count_score(o, file, func);
  if (score > o->top) o->top = score;
}

// Types may turn the order of those that are no further apart than a point up for each argument here, and one down for each there.
static bool is_in_reach(fl_overloads *o, uint32_t file, uint32_t func) { return count_score(o, file, func) + 2 * (int)args_of(o) >= o->top; }

static void count_in_reach(fl_overloads *o, uint32_t file, uint32_t func) {
  if (!is_in_reach(o, file, func)) return;
  o->n_in_reach++;
  o->best = (fl_ent){FL_ENT_FUNC, 4, file, func, 0};
}

static void try_in_reach(fl_overloads *o, uint32_t file, uint32_t func) {
  if (is_in_reach(o, file, func)) fl_overload_try(o, file, func);
}

// The one that the arguments fit best. Types are asked only where their number does not tell.
static fl_ent best_overload(fl_graph *g, uint32_t file, uint32_t call, uint32_t to_file, uint32_t owner, fl_sym name) {
  fl_overloads o = {.g = g, .call = {file, call}, .name = name, .score = -1000, .top = -1000};
  uint32_t dense = fl_dense_type(g, to_file, owner);
  each(&o, dense, find_top);
  each(&o, dense, count_in_reach);
  if (o.n_in_reach > 1) each(&o, dense, try_in_reach);
  if (o.tie && g->links[file].f->calls[call].n_args) o.best.certainty = 1; // the types would tell, and they are not known here
  return o.best;
}

// A type without a constructor of its own is made by that of its supertype.
fl_ent fl_constructor(fl_graph *g, uint32_t file, uint32_t call, fl_ent type) {
  for (uint32_t depth = 0; depth < FL_MAX_SUPERS; depth++) {
    fl_ent own = best_overload(g, file, call, type.file, type.id, 0);
    if (!own.kind) own = fl_constructor_apart(g, type);
    if (own.kind && fl_is_program(g, type.file)) return fl_program_overload(g, file, call, own);
    const fl_link *l = &g->links[type.file];
    const fl_type *t = &l->f->types[type.id];
    if (own.kind || !t->n_supers) return own;
    fl_tref super = fl_type_of_text(g, type.file, t->func, l->sym[l->f->names[t->first_super]]);
    if (!super.id) return own;
    type = (fl_ent){FL_ENT_TYPE, 4, super.file, super.id, 0};
  }
  return (fl_ent){0};
}

fl_ent fl_overload(fl_graph *g, uint32_t file, uint32_t call, fl_ent func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  if (fl_is_program(g, func.file) && f->name) return fl_program_overload(g, file, call, func);
  uint32_t n_args = g->links[file].f->calls[call].n_args + fl_receiver_params(g, (fl_call_ref){file, call}, (fl_func_ref){func.file, func.id});
  if (!f->owner || (fl_overload_takes(f, l->f, n_args) && !fl_is_overloaded(g, func))) return func;
  fl_ent better = best_overload(g, file, call, func.file, f->owner, l->sym[f->name]);
  return better.kind ? better : func;
}

// ---- objects that are called ------------------------------------------------------------------------------------------

static bool takes(const fl_graph *g, fl_ent func, uint32_t n_args) {
  const fl_facts *f = g->links[func.file].f;
  return fl_overload_takes(&f->funcs[func.id], f, n_args);
}

// T(a) is a call of the method where T has one that takes so many arguments, or no constructor does.
static fl_ent applied_type(fl_graph *g, uint32_t file, uint32_t call, fl_ent type, fl_sym member) {
  uint32_t n_args = g->links[file].f->calls[call].n_args;
  fl_ent method = fl_own_member(g, type.file, type.id, member);
  if (method.kind != FL_ENT_FUNC) return (fl_ent){0};
  method = fl_overload(g, file, call, method);
  if (takes(g, method, n_args)) return method;
  fl_ent made = fl_constructor(g, file, call, type);
  return made.kind && takes(g, made, n_args) ? (fl_ent){0} : method;
}

fl_ent fl_applied(fl_graph *g, uint32_t file, uint32_t call, fl_ent called) {
  const char *name = g->links[file].in->naming->call_member;
  if (!*name) return (fl_ent){0};
  fl_sym member = fl_intern_add_c(&g->names, name);
  if (called.kind == FL_ENT_TYPE) return applied_type(g, file, call, called, member);
  if (called.kind != FL_ENT_VAR && called.kind != FL_ENT_PARAM) return (fl_ent){0};
  fl_tref t = fl_type_of_ent(g, called);
  fl_ent method = t.id && !(t.flags & FL_TREF_LIST) ? fl_type_method(g, t.file, t.id, member) : (fl_ent){0};
  return method.kind == FL_ENT_FUNC ? method : (fl_ent){0};
}
