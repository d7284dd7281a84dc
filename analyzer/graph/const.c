// What can be said of a value by itself: constants, arguments of calls, and the conditions that a model row puts on them.
#include "graph/graph_p.h"
#include "graph/known.h"

#include <string.h>

static bool is_spread(const fl_graph *g, uint32_t file, uint32_t val) {
  return fl_val_at(g, file, val)->kind == FL_VAL_SPREAD;
}

// `args := []any{a, b}; f(x, args...)`: an element of a list that nothing was added to.
static uint32_t spread_element(const fl_graph *g, uint32_t file, uint32_t val, int32_t index) {
  const fl_link *l = &g->links[file];
  uint32_t list = l->f->values[val].a;
  if (list && l->f->values[list].kind == FL_VAL_REF) {
    fl_ent ent = fl_lookup_value((fl_graph *)g, file, list);
    const fl_var *v = ent.kind == FL_ENT_VAR && ent.file == file ? &l->f->vars[ent.id] : NULL;
    uint32_t assign = v && v->kind == FL_VAR_LOCAL ? fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0) : 0;
    if (!assign || l->assign_next[assign]) return 0;
    list = l->f->assigns[assign].val;
  }
  const fl_val *v = &l->f->values[list];
  bool known = list && v->kind == FL_VAL_LIST && index >= 0 && (uint32_t)index < v->n;
  return known ? l->f->elems[v->a + (uint32_t)index] : 0;
}

// Positional arguments only; behind a spread of what is not known the position is unknown (0). Negative: from the end.
uint32_t fl_call_arg(const fl_graph *g, uint32_t file, uint32_t call, int32_t index) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  int32_t at = 0, total = 0;
  for (uint32_t i = 0; i < c->n_args; i++) total += f->args[c->first_arg + i].name == 0;
  if (index < 0) index += total;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *a = &f->args[c->first_arg + i];
    if (a->name) continue;
    if (is_spread(g, file, a->val)) return i + 1 == c->n_args ? spread_element(g, file, a->val, index - at) : 0;
    if (at++ == index) return a->val;
  }
  return 0;
}

uint32_t fl_call_kw(const fl_graph *g, uint32_t file, uint32_t call, fl_str name) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *a = &f->args[c->first_arg + i];
    if (a->name && fl_str_eq(f->texts[a->name], name)) return a->val;
  }
  return 0;
}

// How callers name a parameter: without the sign that its uses begin with.
fl_str fl_keyword_of(const fl_graph *g, uint32_t file, uint32_t param) {
  fl_str name = fl_gsym_text(g, file, g->links[file].f->params[param].name);
  char sigil = g->links[file].in->naming->sigil;
  return sigil && name.n && name.at[0] == sigil ? fl_str_from_pos(name, 1) : name;
}

// The object that a call works on: what it is written on, or the argument that a model says takes that place.
uint32_t fl_receiver_of(const fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  const fl_path *p = row && row->receiver ? fl_models_paths(g->models, row->receiver) : NULL;
  if (p && p->root == FL_ROOT_arg && !p->n_steps) return fl_call_arg(g, file, call, p->index);
  return g->links[file].f->calls[call].recv;
}

// The constant of a type that self.NAME means.
static fl_ent own_constant(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  fl_tref t = v->kind == FL_VAL_FIELD ? fl_type_of(g, file, v->a) : (fl_tref){0};
  fl_ent member = t.id ? fl_type_member(g, t.file, t.id, fl_gsym(g, file, v->b), 0) : (fl_ent){0};
  bool constant = member.kind == FL_ENT_VAR && (g->links[member.file].f->vars[member.id].flags & FL_VAR_CONST);
  return constant ? member : (fl_ent){0};
}

// The only assignment of a variable; of fields of one name each type has its own.
static uint32_t only_assignment(const fl_link *l, uint32_t id) {
  const fl_var *var = &l->f->vars[id];
  uint32_t func = var->kind == FL_VAR_LOCAL ? var->func : var->kind == FL_VAR_GLOBAL ? 1 : 0, only = 0;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(func, l->sym[var->name]), 0); a; a = l->assign_next[a]) {
    if (var->kind == FL_VAR_FIELD && l->f->assigns[a].var != id) continue;
    if (only) return 0;
    only = a;
  }
  return only;
}

static bool is_trailing(const fl_facts *f, const fl_call *c, uint32_t at) {
  return (c->flags & FL_CALL_TRAILING) && at + 1 == c->n_args && f->args[c->first_arg + at].name == 0;
}

uint32_t fl_arg_of_param(fl_graph *g, fl_call_ref call, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[call.file].f, *to = g->links[file].f;
  const fl_call *c = &f->calls[call.id];
  const fl_param *p = &to->params[param];
  const fl_func *func = &to->funcs[p->func];
  if (p->flags & FL_PARAM_BLOCK) return fl_call_kw(g, call.file, call.id, FL_STR("&"));
  uint32_t val = p->name ? fl_call_kw(g, call.file, call.id, fl_keyword_of(g, file, param)) : 0;
  if (val || (p->flags & (FL_PARAM_KWREST | FL_PARAM_KWONLY))) return val;
  bool trailing = c->n_args && is_trailing(f, c, c->n_args - 1u);
  uint32_t last = trailing ? f->args[c->first_arg + c->n_args - 1].val : 0;
  if (trailing && param == func->first_param + func->n_params - 1) return last;
  val = fl_passed_for(g, call, (fl_func_ref){file, p->func}, param - func->first_param);
  return val == last ? 0 : val;
}

uint32_t fl_param_of_arg(fl_graph *g, uint32_t file, uint32_t call, uint32_t at, uint32_t to_file, uint32_t func) {
  const fl_facts *f = g->links[file].f, *to = g->links[to_file].f;
  const fl_call *c = &f->calls[call];
  const fl_func *t = &to->funcs[func];
  fl_sym name = f->args[c->first_arg + at].name;
  uint32_t position = fl_receiver_params(g, (fl_call_ref){file, call}, (fl_func_ref){to_file, func});
  if (!t->n_params) return 0;
  for (uint32_t i = 0; name && i < t->n_params; i++)
    if (g->links[to_file].sym[to->params[t->first_param + i].name] == g->links[file].sym[name]) return t->first_param + i;
  if (is_trailing(f, c, at)) return t->first_param + t->n_params - 1;
  for (uint32_t i = 0; i < at; i++) position += f->args[c->first_arg + i].name == 0;
  if (position >= t->n_params && (to->params[t->first_param + t->n_params - 1].flags & FL_PARAM_REST)) position = t->n_params - 1;
  return name || position >= t->n_params ? 0 : t->first_param + position;
}

// A literal, or a variable that is assigned one literal and nothing else.
static uint32_t literal_of(fl_graph *g, uint32_t *file, uint32_t val, uint32_t depth) {
  const fl_val *v = fl_val_at(g, *file, val);
  if (v->kind == FL_VAL_LIT) return val;
  if (depth > 3) return 0;
  if (v->kind == FL_VAL_CAST) return literal_of(g, file, v->a, depth + 1);
  if (v->kind != FL_VAL_REF && v->kind != FL_VAL_FIELD) return 0;
  fl_ent ent = fl_lookup_value(g, *file, val);
  if (!ent.kind) ent = own_constant(g, *file, val);
  if (ent.kind != FL_ENT_VAR) return 0;
  const fl_link *l = &g->links[ent.file];
  uint32_t a = only_assignment(l, ent.id);
  if (!a || l->f->assigns[a].op) return 0;
  *file = ent.file;
  return literal_of(g, file, l->f->assigns[a].val, depth + 1);
}

// A library's constant whose text a model knows.
bool fl_text_of_library(fl_graph *g, uint32_t file, uint32_t val, fl_str *out) {
  uint8_t kind = fl_val_at(g, file, val)->kind;
  if (kind != FL_VAL_REF && kind != FL_VAL_FIELD) return false;
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind != FL_ENT_EXTERN) return false;
  const fl_type_model *m =
      fl_known_type(g, file, ent.name);
  if (!m || !m->value_text) return false;
  return *out = fl_models_text(g->models, m->value_text), true;
}

bool fl_const_text(fl_graph *g, uint32_t file, uint32_t val, fl_str *out) {
  uint32_t from = file, lit = val ? literal_of(g, &file, val, 0) : 0;
  if (!lit) return val && fl_text_of_library(g, from, val, out);
  const fl_val *v = fl_val_at(g, file, lit);
  switch (v->op) {
  case FL_LIT_TRUE: *out = FL_STR("true"); return true;
  case FL_LIT_FALSE: *out = FL_STR("false"); return true;
  case FL_LIT_NIL: *out = FL_STR("null"); return true;
  default: *out = fl_gsym_text(g, file, v->a); return true;
  }
}

// ---- conditions ----------------------------------------------------------------------------------------------------------

// An entry of a map, list or struct that is written out; values[] id, 0 = none.
static uint32_t step_in_literal(fl_graph *g, uint32_t file, uint32_t val, const fl_path_step *step) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  fl_str name = fl_models_text(g->models, step->name);
  uint32_t found = 0;
  int32_t position = 0; // of what stands in a map without a key
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS) v = &f->values[v->a];
  if (v->kind == FL_VAL_NEW && step->name && f->calls[v->a].form == FL_CALL_LITERAL) return fl_call_kw(g, file, v->a, name);
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    bool next = !step->name && !e->key && !e->key_val && position++ == step->index;
    if (next || (step->name && fl_str_eq(f->texts[e->key], name))) found = e->val;
  }
  if (v->kind == FL_VAL_LIST && !step->name && step->index >= 0 && step->index < v->n) found = f->elems[v->a + (uint32_t)step->index];
  return found;
}

// The value that a simple path names at a call: an argument, a keyword, the receiver, or an entry of a literal argument.
static uint32_t simple_path(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, const fl_path *p) {
  uint32_t val = 0;
  if (!call) return 0;
  if (p->root == FL_ROOT_arg)
    val = fl_call_arg(g, file, call, p->index);
  else if (p->root == FL_ROOT_kw)
    val = fl_call_kw(g, file, call, fl_models_text(g->models, p->name));
  else if (p->root == FL_ROOT_receiver)
    val = fl_receiver_of(g, file, call, row);
  for (uint32_t s = 0; val && s < p->n_steps; s++) val = step_in_literal(g, file, val, fl_models_steps(g->models, p->first_step) + s);
  return val;
}

static bool accepts(fl_graph *g, const fl_condition *c, fl_str text) {
  for (uint32_t i = 0; i < c->n_texts; i++)
    if (fl_str_eq(fl_models_text(g->models, *(fl_models_texts(g->models, c->first_text) + i)), text))
      return true;
  return false;
}

// The type itself, or a supertype that its library declares.
static bool accepts_type(fl_graph *g, const char *language, const fl_condition *c, fl_str name,
                         uint32_t depth) {
  if (accepts(g, c, name)) return true;
  const fl_type_model *m = depth < 4 ? fl_models_type(g->models, language, name) : NULL;
  for (uint32_t i = 0; m && i < m->n_supers; i++)
    if (accepts_type(g, language, c,
                     fl_models_text(g->models, *(fl_models_texts(g->models, m->first_super) + i)), depth + 1))
      return true;
  return false;
}

// A type of the repository has those of all its supertypes.
static bool fits_type(fl_graph *g, const char *language, fl_tref t, const fl_condition *c, uint32_t depth) {
  if (!t.name || accepts_type(g, language, c, fl_intern_text(&g->names, t.name), 0)) return t.name != 0;
  const fl_supers *supers = t.id ? fl_supers_of(g, t.file, t.id) : NULL;
  for (uint32_t i = 0; supers && depth < FL_MAX_SUPERS && i < supers->n; i++)
    if (fits_type(g, language, supers->at[i], c, depth + 1)) return true;
  return false;
}

bool fl_type_fits(fl_graph *g, const char *language, fl_tref t, const fl_condition *c) { return fits_type(g, language, t, c, 0); }

static bool has_type(fl_graph *g, uint32_t file, uint32_t val, const fl_condition *c) {
  return val && fits_type(g, g->links[file].in->naming->language, fl_type_of(g, file, val), c, 0);
}

// A call without a receiver works on one of the objects that the code around it runs on.
static bool runs_on_type(fl_graph *g, uint32_t file, uint32_t call, const fl_condition *c) {
  const fl_link *l = &g->links[file];
  uint32_t func = call && !l->f->calls[call].recv && l->in->naming->implicit_members ? l->f->calls[call].func : 0;
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    uint32_t owner = l->f->funcs[func].owner;
    if (fits_type(g, l->in->naming->language, fl_self_type(g, file, func), c, 0)) return true;
    if (owner && fits_type(g, l->in->naming->language, fl_tref_of_type(g, file, owner, 4), c, 0)) return true;
  }
  return false;
}

static bool any_argument(fl_graph *g, uint32_t file, uint32_t call, const fl_condition *c) {
  const fl_facts *f = g->links[file].f;
  const fl_call *k = &f->calls[call];
  for (uint32_t i = 0; i < k->n_args; i++) {
    fl_str text;
    if (c->test == 3) return true;
    if (c->test == 5 && has_type(g, file, f->args[k->first_arg + i].val, c)) return true;
    if (c->test <= 2 && fl_const_text(g, file, f->args[k->first_arg + i].val, &text) && accepts(g, c, text))
      return true;
  }
  return c->test == 4 && k->n_args == 0;
}

// A constant of a library by its last name: Propagation.NOT_SUPPORTED, a static import NEVER. Where a program defines constants that
// older versions of the library lack, they keep their names.
bool fl_constant_name(fl_graph *g, uint32_t file, uint32_t val, fl_str *out) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind == FL_VAL_CAST) return fl_constant_name(g, file, v->a, out);
  bool field = v->kind == FL_VAL_FIELD;
  if (field && !fl_is_program(g, file)) return *out = fl_gsym_text(g, file, v->b), true;
  fl_ent ent = field || v->kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  bool own = ent.kind == FL_ENT_VAR && fl_is_program(g, file) && (g->links[ent.file].f->vars[ent.id].flags & FL_VAR_CONST) &&
             g->links[ent.file].f->vars[ent.id].kind == FL_VAR_GLOBAL;
  if (ent.kind != FL_ENT_EXTERN && !own) return false;
  return *out = fl_gsym_text(g, file, field ? v->b : v->a), true;
}

static bool condition_holds(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, const fl_condition *c) {
  const fl_path *p = fl_models_paths(g->models, c->path);
  if (p->root == FL_ROOT_arg && p->index == FL_ARG_ANY)
    return call ? any_argument(g, file, call, c) : c->test == 4;
  if (p->root == FL_ROOT_targ) return c->test == (call && g->links[file].f->calls[call].type_arg ? 3 : 4); // Add<T>(), Add(): whether one is written
  uint32_t val = simple_path(g, file, call, row, p);
  fl_str text;
  switch (c->test) {
  case 1:
  case 2:
    if (val && fl_is_program(g, file) && fl_constant_name(g, file, val, &text) && accepts(g, c, text)) return true;
    return val && (fl_const_text(g, file, val, &text) || fl_constant_name(g, file, val, &text)) && accepts(g, c, text);
  case 3: return val != 0;
  case 4: return val == 0;
  case 5: return val ? has_type(g, file, val, c) : p->root == FL_ROOT_receiver && !p->n_steps && runs_on_type(g, file, call, c);
  default: return false;
  }
}

// `new T(..)`, or `T(..)` of a type that models know, where that means the same.
static bool is_made(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_call *c = &g->links[file].f->calls[call];
  const fl_naming *naming = g->links[file].in->naming;
  if (!call || c->form == FL_CALL_NEW) return call != 0;
  bool called = c->form == FL_CALL_PLAIN || c->form == FL_CALL_METHOD; // T(..), lib.T(..)
  if (!naming->type_call_constructs || !called || !c->callee) return false;
  fl_ent type = fl_lookup_value(g, file, c->callee); // not by fl_callee_name, which asks here
  return type.kind == FL_ENT_EXTERN && fl_models_type(g->models, naming->language, fl_intern_text(&g->names, type.name)) != NULL;
}

// A bare annotation has no call: everything is absent.
bool fl_conditions_hold(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  static const fl_call bare = {0};
  const fl_call *c = call ? &g->links[file].f->calls[call] : &bare;
  if (row->arity_min >= 0 && c->n_args < row->arity_min) return false;
  if (row->arity_max >= 0 && c->n_args > row->arity_max) return false;
  if (row->form && (row->form == FL_CALLED_new) != is_made(g, file, call)) return false;
  for (uint32_t i = 0; i < row->n_conditions; i++)
    if (!condition_holds(g, file, call, row, fl_models_conditions(g->models, row->first_condition) + i))
      return false;
  return true;
}
