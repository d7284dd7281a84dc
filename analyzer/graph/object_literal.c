// Functions in an object that is written down: `const orders = {get(id) {...}}`, also where a function gives it back and where another module
// offers it.
#include "graph/filled.h"

enum { MOST_STEPS = 8 };

typedef struct object { // a value that an object is made by
  uint32_t file, val;
} object;

// What a variable that is never set again holds.
static object of_constant(const fl_graph *g, fl_ent ent) {
  const fl_link *l = &g->links[ent.file];
  const fl_var *v = &l->f->vars[ent.id];
  bool constant = (v->flags & FL_VAR_CONST) && v->kind != FL_VAR_FIELD;
  uint32_t a = constant ? fl_map_get_or(&l->assigns, FL_KEY(v->kind == FL_VAR_LOCAL ? v->func : 1, l->sym[v->name]), 0) : 0;
  return a && !l->assign_next[a] && l->f->assigns[a].result_index < 0 ? (object){ent.file, l->f->assigns[a].val} : (object){0, 0};
}

static object of_entity(const fl_graph *g, fl_ent ent) {
  if (ent.kind == FL_ENT_VALUE) return (object){ent.file, ent.id};
  return ent.kind == FL_ENT_VAR ? of_constant(g, ent) : (object){0, 0};
}

// The one value that a function returns.
static object of_result(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_ent func = c->form == FL_CALL_PLAIN && c->callee ? fl_func_in_value(g, file, c->callee) : (fl_ent){0};
  const fl_facts *f = func.kind == FL_ENT_FUNC ? g->links[func.file].f : NULL;
  uint32_t val = 0;
  for (uint32_t i = 1; f && i < f->n_exits; i++) {
    if (f->exits[i].func != func.id || f->exits[i].kind != FL_EXIT_RETURN) continue;
    if (val) return (object){0, 0};
    val = f->exits[i].val;
  }
  return (object){func.file, val};
}

static object next_of(fl_graph *g, object o) {
  const fl_val *v = fl_val_at(g, o.file, o.val);
  if (v->kind == FL_VAL_CALL) return of_result(g, o.file, v->a);
  if (v->kind == FL_VAL_CAST) return (object){o.file, v->a};
  return v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD ? of_entity(g, fl_lookup_value(g, o.file, o.val)) : (object){0, 0};
}

static fl_ent member_of(fl_graph *g, object o, fl_sym name) {
  const fl_link *l = &g->links[o.file];
  const fl_val *v = &l->f->values[o.val];
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &l->f->entries[v->a + i];
    fl_ent func = e->key && e->val && l->sym[e->key] == name ? fl_func_in_value(g, o.file, e->val) : (fl_ent){0};
    if (func.kind == FL_ENT_FUNC) return func;
  }
  return (fl_ent){0};
}

fl_ent fl_literal_member(fl_graph *g, fl_ent base, fl_sym name) {
  object o = of_entity(g, base);
  for (uint32_t steps = 0; o.val && steps < MOST_STEPS; steps++, o = next_of(g, o))
    if (fl_val_at(g, o.file, o.val)->kind == FL_VAL_MAP) return member_of(g, o, name);
  return (fl_ent){0};
}

static bool is_given_again(const fl_link *l, const fl_var *var, uint32_t first) {
  for (uint32_t i = 1; i < l->f->n_assigns; i++) {
    const fl_val *target = &l->f->values[l->f->assigns[i].target];
    if (i != first && target->kind == FL_VAL_REF && target->a == var->name) return true;
  }
  return false;
}

// `var Broken = struct{ Value func() bool }{Value: func() bool {..}}`: a function in a field of the one object that a global variable is given.
fl_ent fl_struct_member(fl_graph *g, fl_ent base, fl_sym name) {
  const fl_link *l = &g->links[base.file];
  const fl_var *var = base.kind == FL_ENT_VAR ? &l->f->vars[base.id] : NULL;
  uint32_t a = var && var->kind == FL_VAR_GLOBAL ? fl_map_get_or(&l->assigns, FL_KEY(1, l->sym[var->name]), 0) : 0;
  const fl_val *made = a && !l->assign_next[a] && l->f->assigns[a].result_index < 0 ? &l->f->values[l->f->assigns[a].val] : NULL;
  const fl_call *c = made && made->kind == FL_VAL_NEW && l->f->calls[made->a].form == FL_CALL_LITERAL ? &l->f->calls[made->a] : NULL;
  for (uint32_t i = 0; c && i < c->n_args; i++) {
    const fl_arg *field = &l->f->args[c->first_arg + i];
    if (field->name && l->sym[field->name] == name && !is_given_again(l, var, a)) return fl_func_in_value(g, base.file, field->val);
  }
  return (fl_ent){0};
}

// Functions inside of a member run on the same object: whoever wants another one there writes it into a variable.
fl_ent fl_own_literal_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  while (func && !l->object_of[func] && !l->f->funcs[func].owner) func = l->f->funcs[func].parent;
  return func && l->object_of[func] ? member_of(g, (object){file, l->object_of[func]}, name) : (fl_ent){0};
}
