// Macros that stand for a place: `HANDLE(x)` is x, `CONN(s)` is `s->conn`.
//
// In: a call of a macro whose text is understood. Out: the argument that it stands for, or the field of it, so that what is done to one
// is known to be done to the other. Which place any other macro stands for is not known.
#include "graph/graph_p.h"

fl_func_ref fl_expanded(fl_graph *g, uint32_t file, uint32_t call, uint32_t *val) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_ent func = {0};
  uint8_t certainty;
  *val = 0;
  if (c->form != FL_CALL_PLAIN || !c->callee) return (fl_func_ref){0};
  fl_callee_name(g, file, call, &func, &certainty);
  const fl_facts *f = func.kind == FL_ENT_FUNC ? g->links[func.file].f : NULL;
  if (!f || !(f->funcs[func.id].flags & FL_FUNC_MACRO)) return (fl_func_ref){0};
  const fl_span text = f->funcs[func.id].span;
  for (uint32_t i = 1; i < f->n_exits && !*val; i++)
    if (f->exits[i].func == func.id && f->exits[i].span.byte_begin >= text.byte_begin) *val = f->exits[i].val;
  return (fl_func_ref){func.file, func.id};
}

// The argument for the parameter of this name.
static uint32_t argument_for(const fl_graph *g, uint32_t file, uint32_t call, fl_func_ref macro, fl_sym name) {
  const fl_facts *own = g->links[macro.file].f, *f = g->links[file].f;
  const fl_func *func = &own->funcs[macro.id];
  for (uint32_t i = 0; i < func->n_params && i < f->calls[call].n_args; i++)
    if (own->params[func->first_param + i].name == name) return f->args[f->calls[call].first_arg + i].val;
  return 0;
}

static uint32_t behind_casts(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  return val;
}

uint32_t fl_expanded_argument(fl_graph *g, uint32_t file, uint32_t call) {
  uint32_t val;
  fl_func_ref macro = fl_expanded(g, file, call, &val);
  if (!val) return 0;
  const fl_facts *own = g->links[macro.file].f;
  const fl_val *v = &own->values[behind_casts(own, val)];
  return v->kind == FL_VAL_REF ? argument_for(g, file, call, macro, v->a) : 0;
}

fl_slot_ref fl_expanded_slot(fl_graph *g, uint32_t file, uint32_t call) {
  uint32_t val;
  fl_func_ref macro = fl_expanded(g, file, call, &val);
  const fl_facts *own = val ? g->links[macro.file].f : NULL;
  const fl_val *field = own ? &own->values[behind_casts(own, val)] : NULL;
  if (!field || field->kind != FL_VAL_FIELD) return (fl_slot_ref){0};
  fl_slot_ref slot = fl_slot_of(g, macro.file, behind_casts(own, val));
  if (slot.kind) return slot;
  const fl_val *base = &own->values[behind_casts(own, field->a)];
  uint32_t argument = base->kind == FL_VAL_REF ? argument_for(g, file, call, macro, base->a) : 0;
  fl_tref type = argument ? fl_type_of(g, file, argument) : (fl_tref){0};
  return type.id ? fl_slot_of_field(g, type, fl_gsym(g, macro.file, field->b)) : (fl_slot_ref){0};
}

bool fl_is_expanded_blindly(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  uint32_t held;
  if (v->kind != FL_VAL_CALL || !fl_expanded(g, file, v->a, &held).id) return false;
  return !fl_unwrapped(g, file, v->a) && !fl_expanded_slot(g, file, v->a).kind;
}
