// What a value names: a variable that is in force at the place, a member of what stands before the dot, a type.
//
// In: a value. Out: an entity. Where a name may be declared again, the place tells which of them is meant.
#include "graph/filled.h"
#include "graph/lookup_p.h"
#include "graph/memory.h"

// Is a local variable in force at a place: declared before it, in a block that is still open there?
static bool is_in_force(const fl_link *l, uint32_t var, uint32_t func, uint32_t byte) {
  const fl_var *v = &l->f->vars[var];
  fl_span block = l->f->regions[v->region].span;
  bool seen = v->span.byte_begin <= byte && (!v->region || (block.byte_begin <= byte && byte < block.byte_end));
  return seen && !fl_is_being_declared(l, var, func, byte);
}

// A variable is declared there with what something outside of the same name gives: `urls := urls(zone)`.
static bool is_of_outside(const fl_link *l, uint32_t var, uint32_t func, uint32_t byte) {
  bool declared = false;
  for (uint32_t i = var; i; i = l->same_local[i]) {
    if (is_in_force(l, i, func, byte)) return false;
    declared |= fl_is_being_declared(l, i, func, byte);
  }
  return declared;
}

// Where names may be declared again, the place tells which of them is meant.
static fl_ent lookup_ref(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  uint32_t func = fl_func_of_val(g, file, val);
  fl_sym name = fl_gsym(g, file, v->a);
  bool path = v->op == FL_REF_PATH;
  fl_ent found;
  if (g->links[file].in->naming->redeclares && !path && fl_declared_variable(g, file, func, name, val, &found)) return found;
  found = fl_look_up(g, file, func, fl_body_around(g, file, func, v), name, path);
  bool local = found.kind == FL_ENT_VAR && found.file == file && g->links[file].f->vars[found.id].kind == FL_VAR_LOCAL;
  bool later = local && (g->links[file].in->naming->redeclares || is_of_outside(&g->links[file], found.id, func, v->byte_begin));
  return later ? fl_look_up(g, file, 1, 0, name, path) : found;
}

// Of several variables of one name the one of the innermost block around the place that is declared before it.
static fl_ent in_scope(const fl_graph *g, fl_ent ent, uint32_t func, uint32_t byte) {
  const fl_link *l = &g->links[ent.file];
  if (ent.kind != FL_ENT_VAR || l->f->vars[ent.id].kind != FL_VAR_LOCAL || !l->same_local[ent.id]) return ent;
  uint32_t best = 0, narrowest = UINT32_MAX;
  for (uint32_t i = ent.id; i; i = l->same_local[i]) {
    const fl_var *v = &l->f->vars[i];
    fl_span block = l->f->regions[v->region].span;
    uint32_t width = v->region ? block.byte_end - block.byte_begin : UINT32_MAX - 1;
    if (width <= narrowest && is_in_force(l, i, func, byte)) best = i, narrowest = width;
  }
  if (best) ent.id = best;
  return ent;
}

// A parameter that is taken apart where it is declared, `({ url, method })`, has no name: it is the one of its function that stands there.
static fl_ent nameless_param(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = fl_val_at(g, file, val);
  const fl_func *func = &f->funcs[fl_func_of_val(g, file, val)];
  for (uint32_t i = func->first_param; i < func->first_param + func->n_params; i++) {
    fl_span at = f->params[i].span;
    if (!f->params[i].name && at.byte_begin <= v->byte_begin && v->byte_end <= at.byte_end) return (fl_ent){FL_ENT_PARAM, 4, file, i, 0};
  }
  return (fl_ent){0};
}

static fl_ent lookup_value(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  bool redeclares = g->links[file].in->naming->redeclares;
  if (v->kind == FL_VAL_REF && !v->a) return nameless_param(g, file, val);
  if (v->kind == FL_VAL_REF) {
    fl_ent found = fl_twin(g, lookup_ref(g, file, val), FL_ENT_VAR);
    return redeclares ? found : in_scope(g, found, fl_func_of_val(g, file, val), v->byte_begin);
  }
  if (v->kind == FL_VAL_TYPE && !v->a) {
    fl_tref own = fl_type_of(g, file, val);
    return own.id ? (fl_ent){FL_ENT_TYPE, own.certainty, own.file, own.id, own.name} : (fl_ent){0};
  }
  if (v->kind == FL_VAL_TYPE) {
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), fl_gsym(g, file, v->a));
    if (t.id) return (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name};
    return t.name ? (fl_ent){FL_ENT_EXTERN, t.certainty, 0, 0, t.name} : (fl_ent){0};
  }
  if (v->kind != FL_VAL_FIELD) return (fl_ent){0};
  fl_ent base = fl_lookup_value(g, file, v->a);
  if (!base.kind) return fl_written_in_full(g, file, val);
  fl_ent found = fl_step_into(g, file, base, fl_gsym(g, file, v->b));
  return found.kind || base.file == file ? found : fl_filled_member(g, base, fl_gsym(g, file, v->b));
}

fl_ent fl_lookup_value(fl_graph *g, uint32_t file, uint32_t val) {
  fl_ent ent;
  fl_recall asked = fl_recall_ent(g, file, val, &ent);
  return asked.known ? ent : fl_remember_ent(g, asked, lookup_value(g, file, val));
}
