// Type parameters: what they stand for where a member is used.
//
// In: a member of a generic type, or a generic function, and the use of it. Out: its type with the arguments put in: those that are
// written at the call (`Get<Order>()`), that its arguments show (`Wrap(order)`), or that the receiver's type was given (`Box<Order>`, also
// by a supertype: `class Orders : Store<Order>`). A parameter that nobody tells stands for its bound, or for nothing that is known.
#include "graph/view_p.h"

#define OWN_ARGUMENT "$element" // a supertype's argument that is the type's own parameter

static fl_tref none(void) { return (fl_tref){0}; }

// The position of a name among type parameters, which names[] holds with their bounds; -1 = it is none of them.
static int32_t position_of(const fl_link *l, uint32_t first, uint32_t n, fl_sym name) {
  for (uint32_t i = 0; i < n; i++)
    if (l->sym[l->f->names[first + 2 * i]] == name) return (int32_t)i;
  return -1;
}

static int32_t of_func(const fl_link *l, uint32_t func, fl_sym name) {
  return position_of(l, l->f->funcs[func].first_tparam, l->f->funcs[func].n_tparams, name);
}

static int32_t of_type(const fl_link *l, uint32_t type, fl_sym name) {
  return position_of(l, l->f->types[type].first_tparam, l->f->types[type].n_tparams, name);
}

static fl_tref bound(fl_graph *g, uint32_t file, uint32_t func, uint32_t names) {
  fl_sym written = g->links[file].f->names[names + 1];
  return written ? fl_type_of_text(g, file, func, g->links[file].sym[written]) : none();
}

static fl_tref stands_for(fl_graph *g, uint32_t file, uint32_t func, fl_tref told, uint32_t names) {
  return told.name ? told : bound(g, file, func, names);
}

static bool in_type(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, fl_tref *out) {
  const fl_link *l = &g->links[file];
  const fl_type_args *args = g->type_args;
  for (uint32_t depth = 0; type && depth < 16; type = l->f->types[type].outer, depth++) {
    int32_t at = of_type(l, type, name);
    if (at < 0) continue;
    bool told = args && args->file == file && args->type == type && at == 0;
    return *out = stands_for(g, file, func, told ? args->of_type : none(), l->f->types[type].first_tparam + 2 * (uint32_t)at), true;
  }
  return false;
}

bool fl_type_param(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym name, fl_tref *out) {
  const fl_link *l = &g->links[file];
  const fl_type_args *args = g->type_args;
  for (uint32_t f = func, depth = 0; f && depth < 64; f = l->f->funcs[f].parent, depth++) {
    int32_t at = of_func(l, f, name);
    bool told = args && args->file == file && args->func == f && at < 2;
    if (at >= 0) return *out = stands_for(g, file, 0, told ? args->of_func[at] : none(), l->f->funcs[f].first_tparam + 2 * (uint32_t)at), true;
    if (l->f->funcs[f].owner && in_type(g, file, 0, l->f->funcs[f].owner, name, out)) return true;
  }
  if (scope && in_type(g, file, 0, scope, name, out)) return true;
  return args && args->file == file && args->type && in_type(g, file, 0, args->type, name, out);
}

// Where it cannot be told whose parameter a name is, it is no type of a library all the same.
bool fl_names_type_param(const fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_types; i++)
    if (of_type(l, i, name) >= 0) return true;
  for (uint32_t i = 1; i < l->f->n_funcs; i++)
    if (of_func(l, i, name) >= 0) return true;
  return false;
}

// ---- what a supertype is given ---------------------------------------------------------------------------------------------

fl_sym fl_super_argument(fl_graph *g, uint32_t file, uint32_t type, fl_sym written) {
  const fl_link *l = &g->links[file];
  if (!written) return 0;
  if (of_type(l, type, l->sym[written]) == 0) return fl_intern_add_c(&g->names, OWN_ARGUMENT);
  fl_tref param;
  if (in_type(g, file, l->f->types[type].func, type, l->sym[written], &param)) return fl_name_of_type(g, param);
  return fl_qualified_type(g, file, l->f->types[type].func, l->f->texts[written]);
}

fl_tref fl_super_of(const fl_graph *g, fl_tref t, uint32_t i) {
  fl_tref super = fl_supers_of(g, t.file, t.id)->at[i];
  if (super.arg && fl_str_eq_c(fl_intern_text(&g->names, super.arg), OWN_ARGUMENT)) super.arg = t.arg;
  return super;
}

// What `t` gives the type `owner`, which it is or descends from.
static fl_sym argument_for(const fl_graph *g, fl_tref t, uint32_t owner, uint32_t depth) {
  if (!t.id || depth > FL_MAX_SUPERS) return 0;
  if (fl_dense_type(g, t.file, t.id) == owner) return t.arg;
  uint32_t n = fl_supers_of(g, t.file, t.id)->n;
  for (uint32_t i = 0; i < n; i++) {
    fl_sym found = argument_for(g, fl_super_of(g, t, i), owner, depth + 1);
    if (found) return found;
  }
  return 0;
}

static void tell_type(fl_graph *g, fl_type_args *args, fl_tref of, uint32_t file, uint32_t type) {
  fl_sym arg = of.id ? argument_for(g, of, fl_dense_type(g, file, type), 0) : 0;
  args->type = type;
  if (arg) args->of_type = fl_type_by_name(g, file, arg, of.certainty);
}

// ---- what a call gives -----------------------------------------------------------------------------------------------------

// The type parameter from an argument: of `T x` its type, of `List<T> x` its argument, of `Func<T> f` what the lambda makes.
static fl_tref shown_by(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t i, fl_sym name) {
  const fl_link *l = &g->links[func.file];
  const fl_param *p = &l->f->params[l->f->funcs[func.id].first_param + i];
  bool whole = p->type && l->sym[p->type] == name, inside = p->type_arg && l->sym[p->type_arg] == name;
  uint32_t val = whole || inside ? fl_passed_for(g, call, (fl_func_ref){func.file, func.id}, i) : 0;
  if (!val) return none();
  const fl_val *v = fl_val_at(g, call.file, val);
  if (v->kind == FL_VAL_LAMBDA) return inside ? fl_result_of(g, (fl_ent){FL_ENT_FUNC, 4, call.file, v->a, 0}, 0) : none();
  fl_tref t = fl_type_of(g, call.file, val);
  return whole ? t : fl_element_type(g, call.file, t);
}

static fl_tref told_by_call(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t at) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  fl_tref t = fl_type_argument(g, call.file, call.id, (int32_t)at);
  for (uint32_t i = 0; !t.name && i < f->n_params; i++) t = shown_by(g, call, func, i, l->sym[l->f->names[f->first_tparam + 2 * at]]);
  t.flags &= (uint8_t)~FL_TREF_CLASS;
  return t;
}

static fl_tref receiver_of(fl_graph *g, fl_call_ref call) {
  const fl_call *c = &g->links[call.file].f->calls[call.id];
  return c->recv ? fl_type_of(g, call.file, c->recv) : fl_type_of_self(g, call.file, c->value);
}

fl_type_args fl_type_args_at(fl_graph *g, fl_call_ref call, fl_func_ref func) {
  fl_type_args args = {.file = func.file, .func = func.id};
  for (uint32_t i = 0; i < g->links[func.file].f->funcs[func.id].n_tparams && i < 2; i++)
    args.of_func[i] = told_by_call(g, call, (fl_ent){FL_ENT_FUNC, 4, func.file, func.id, 0}, i);
  return args;
}

fl_tref fl_generic_result(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t index) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  uint32_t owner = f->owner;
  fl_type_args args = {.file = func.file, .func = func.id};
  const fl_type_args *outer = g->type_args;
  if (!f->result || (!f->n_tparams && !(owner && l->f->types[owner].n_tparams))) return none();
  for (uint32_t i = 0; i < f->n_tparams && i < 2; i++) args.of_func[i] = told_by_call(g, call, func, i);
  if (owner && l->f->types[owner].n_tparams) tell_type(g, &args, receiver_of(g, call), func.file, owner);
  g->type_args = &args;
  fl_tref t = fl_type_written(g, func.file, func.id, f->result, f->result_arg);
  g->type_args = outer;
  return index ? fl_type_of_part(g, func.file, t, index) : t;
}

fl_tref fl_generic_field(fl_graph *g, fl_tref base, fl_ent member) {
  const fl_link *l = &g->links[member.file];
  bool func = member.kind == FL_ENT_FUNC;
  uint32_t owner = func ? l->f->funcs[member.id].owner : member.kind == FL_ENT_VAR ? l->f->vars[member.id].type_owner : 0;
  fl_type_args args = {.file = member.file};
  const fl_type_args *outer = g->type_args;
  if (!owner || !l->f->types[owner].n_tparams) return none();
  tell_type(g, &args, base, member.file, owner);
  g->type_args = &args;
  fl_sym type = func ? l->f->funcs[member.id].result : l->f->vars[member.id].type;
  fl_sym arg = func ? l->f->funcs[member.id].result_arg : l->f->vars[member.id].type_arg;
  fl_tref t = fl_type_written(g, member.file, func ? member.id : 0, type, arg);
  g->type_args = outer;
  return t;
}

fl_tref fl_type_of_variable(fl_graph *g, uint32_t file, const fl_var *v) {
  fl_type_args within = {.file = file, .type = v->type_owner};
  const fl_type_args *outer = g->type_args;
  if (v->kind == FL_VAR_FIELD && v->type_owner && g->links[file].f->types[v->type_owner].n_tparams) g->type_args = &within;
  fl_tref t = fl_type_written(g, file, v->func, v->type, v->type_arg);
  g->type_args = outer;
  return t;
}
