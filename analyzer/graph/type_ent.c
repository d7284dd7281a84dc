// Types of what names stand for: variables by what is stored in them, parameters by what they are given.
//
// In: an entity. Out: its type. What is made of itself says nothing new about itself.
#include "graph/memory.h"
#include "graph/type_p.h"

// The constructor whose parameters are members under the same names.
static const fl_func *constructor_of_components(const fl_graph *g, fl_tref t) {
  const fl_facts *f = g->links[t.file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++) {
    const fl_func *ctor = &f->funcs[i];
    bool all = ctor->owner == t.id && ctor->flags & FL_FUNC_CTOR && ctor->n_params;
    for (uint32_t p = 0; all && p < ctor->n_params; p++) all = fl_own_member(g, t.file, t.id, g->links[t.file].sym[f->params[ctor->first_param + p].name]).kind != 0;
    if (all) return ctor;
  }
  return NULL;
}

// `var (request, bus) = parameters`: an object is taken apart into what it was made of.
static fl_tref type_of_component(fl_graph *g, fl_tref whole, uint32_t index) {
  bool is_object = whole.id && !(whole.flags & (FL_TREF_CLASS | FL_TREF_LIST));
  const fl_func *ctor = is_object ? constructor_of_components(g, whole) : NULL;
  return ctor && index < ctor->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, whole.certainty, whole.file, ctor->first_param + index, 0}) : fl_no_type();
}

// `a, b := f()`: the type of one of several results; `for x in xs`: of an element; otherwise of the value itself.
static fl_tref type_of_assigned(fl_graph *g, uint32_t file, const fl_assign *a) {
  const fl_val *v = fl_val_at(g, file, a->val);
  uint32_t rows = v->kind == FL_VAL_INDEX ? v->a : a->val, each = a->from_loop ? fl_gone_through(g, file, rows, a->result_index) : rows;
  if (each != rows) return each ? fl_type_of_element(g, file, each) : fl_no_type();
  fl_tref whole = a->from_loop ? fl_type_of_element(g, file, rows) : fl_type_of(g, file, a->val);
  fl_tref part = a->result_index < 0 ? whole : fl_type_of_part(g, file, whole, (uint32_t)a->result_index);
  if (!part.name && a->result_index >= 0) part = type_of_component(g, whole, (uint32_t)a->result_index);
  if (part.name || a->result_index < 0) return part;
  if (a->from_loop) return whole;
  while (v->kind == FL_VAL_AWAIT) v = fl_val_at(g, file, v->a);
  if (v->kind == FL_VAL_LIST && (uint32_t)a->result_index < v->n)
    return fl_type_of(g, file, g->links[file].f->elems[v->a + (uint32_t)a->result_index]);
  if (v->kind != FL_VAL_CALL) return a->result_index == 0 ? fl_type_of(g, file, a->val) : fl_no_type();
  return fl_type_of_call(g, file, v->a, (uint32_t)a->result_index);
}

fl_tref fl_type_of_stored(fl_graph *g, const fl_stored *s) {
  if (s->assign) return type_of_assigned(g, s->file, &g->links[s->file].f->assigns[s->assign]);
  return s->val ? fl_type_of(g, s->file, s->val) : fl_no_type();
}

typedef struct fl_typed {
  const struct fl_typed *up;
  uint32_t file, var;
} fl_typed;

static bool is_typed(const fl_graph *g, uint32_t file, uint32_t var) {
  for (const fl_typed *t = g->typed; t; t = t->up)
    if (t->file == file && t->var == var) return true;
  return false;
}

// `let orders;` of a module, which a function fills in later: whatever any function of the module stores in it.
static fl_tref type_of_filled_later(fl_graph *g, uint32_t file, uint32_t var) {
  const fl_link *l = &g->links[file];
  fl_tref first = fl_no_type();
  for (uint32_t i = fl_map_get_or(&g->module_assigns, FL_KEY(l->module, l->sym[l->f->vars[var].name]), 0); i; i = g->assign_rows.at[i].next_here) {
    const fl_outer_assign row = g->assign_rows.at[i];
    const fl_assign *a = &g->links[row.file].f->assigns[row.id];
    fl_ent same = fl_lookup_value(g, row.file, a->target);
    if (same.kind != FL_ENT_VAR || same.file != file || same.id != var) continue;
    fl_tref t = fl_weaker_type(type_of_assigned(g, row.file, a), 3);
    first = first.name ? fl_either_type(first, t) : t;
  }
  return first;
}

static fl_tref type_of_var(fl_graph *g, uint32_t file, uint32_t var) {
  const fl_link *l = &g->links[file];
  const fl_var *v = &l->f->vars[var];
  fl_tref t = fl_type_of_variable(g, file, v);
  if (t.name || !v->name) return t;
  if (v->kind == FL_VAR_FIELD) {
    uint32_t first =
        fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, file, v->type_owner), l->sym[v->name]), 0);
    for (uint32_t r = first; r && !t.name; r = g->stored.at[r].next)
      t = fl_weaker_type(fl_type_of_stored(g, &g->stored.at[r]), 3);
    return t;
  }
  uint32_t func = v->kind == FL_VAR_LOCAL ? v->func : 1;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(func, l->sym[v->name]), 0); a && !t.name;
       a = l->assign_next[a])
    if (v->kind != FL_VAR_LOCAL || fl_assigns_var(g, file, &l->f->assigns[a], var)) t = type_of_assigned(g, file, &l->f->assigns[a]);
  return t.name || v->kind != FL_VAR_GLOBAL ? t : type_of_filled_later(g, file, var);
}

static fl_tref type_of_param(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_link *l = &g->links[file];
  const fl_param *p = &l->f->params[param];
  fl_tref t = fl_type_written(g, file, p->func, p->type, p->type_arg);
  if (t.name) return t;
  if (l->f->funcs[p->func].flags & FL_FUNC_LAMBDA)
    t = fl_passed_type(g, file, p->func, (int32_t)(param - l->f->funcs[p->func].first_param));
  if (t.name) return t;
  if (p->value) return fl_weaker_type(fl_type_of(g, file, p->value), 2);
  if (l->f->funcs[p->func].flags & FL_FUNC_LAMBDA) t = fl_type_of_given(g, file, param);
  return t.name ? t : fl_type_passed(g, file, param);
}

// A variable that is made of itself says nothing new about itself, and asking again would take twice as long at every turn.
static fl_tref type_of_var_once(fl_graph *g, uint32_t file, uint32_t var) {
  fl_tref t;
  fl_recall kept = fl_recall_type(g, FL_RECALL_VAR, file, var, &t);
  fl_typed asked = {g->typed, file, var};
  if (kept.known) return t;
  if (is_typed(g, file, var)) return g->cuts++, fl_no_type();
  g->typed = &asked;
  t = type_of_var(g, file, var);
  g->typed = asked.up;
  return fl_remember_type(g, kept, t);
}

static fl_tref type_of_param_once(fl_graph *g, uint32_t file, uint32_t param) {
  fl_tref t;
  fl_recall kept = fl_recall_type(g, FL_RECALL_PARAM, file, param, &t);
  return kept.known ? t : fl_remember_type(g, kept, type_of_param(g, file, param));
}

fl_tref fl_type_of_ent(fl_graph *g, fl_ent ent) {
  fl_tref t = fl_no_type();
  if (g->typing > FL_MAX_TYPING) return g->cuts++, t;
  g->typing++;
  switch (ent.kind) {
  case FL_ENT_VAR: t = type_of_var_once(g, ent.file, ent.id); break;
  case FL_ENT_PARAM: t = type_of_param_once(g, ent.file, ent.id); break;
  case FL_ENT_VALUE: t = fl_type_of(g, ent.file, ent.id); break;
  case FL_ENT_FUNC: t = fl_is_property(g, ent) ? fl_result_of(g, ent, 0) : fl_no_type(); break;
  case FL_ENT_TYPE:
    t = fl_tref_of_type(g, ent.file, ent.id, 4);
    t.flags = FL_TREF_CLASS;
    break;
  case FL_ENT_MODULE: t = (fl_tref){ent.name, 0, 0, ent.certainty, FL_TREF_PATH, 0}; break;
  case FL_ENT_IMPLICIT: t = fl_type_of_field(g, ent.file, fl_type_behind(g, ent), ent.name); break;
  default: break;
  }
  g->typing--;
  return ent.certainty && t.certainty > ent.certainty ? fl_weaker_type(t, ent.certainty) : t;
}
