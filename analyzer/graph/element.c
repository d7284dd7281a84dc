// What is in a list, a map or a channel: the type of an element.
//
// In: a value that holds others. Out: the type that is declared for them, or else that of the first one in what is written out.
#include "graph/graph_p.h"

// Of a list or map that is written out, the type of what it holds first: others may hold something else.
static fl_tref type_of_first(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  bool holds = v->kind == FL_VAL_LIST || v->kind == FL_VAL_MAP;
  if (holds && v->b) return fl_type_of_text(g, file, fl_func_of_val(g, file, val), g->links[file].sym[v->b]);
  if (!holds || !v->n) return (fl_tref){0};
  return fl_type_of(g, file, v->kind == FL_VAL_LIST ? f->elems[v->a] : f->entries[v->a].val);
}

// What a variable or field is given, when that is written out.
static fl_tref type_of_held(fl_graph *g, fl_ent ent) {
  fl_tref t = {0};
  const fl_link *l = ent.kind == FL_ENT_VAR ? &g->links[ent.file] : NULL;
  const fl_var *v = l ? &l->f->vars[ent.id] : NULL;
  if (v && v->kind == FL_VAR_FIELD) {
    uint32_t r = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, ent.file, v->type_owner), l->sym[v->name]), 0);
    for (; r && !t.name; r = g->stored.at[r].next) t = type_of_first(g, g->stored.at[r].file, g->stored.at[r].val);
    return t;
  }
  uint32_t a = v ? fl_map_get_or(&l->assigns, FL_KEY(v->kind == FL_VAR_LOCAL ? v->func : 1, l->sym[v->name]), 0) : 0;
  for (; a && !t.name; a = l->assign_next[a])
    if (l->f->assigns[a].val && l->f->assigns[a].result_index < 0) t = type_of_first(g, ent.file, l->f->assigns[a].val);
  return t;
}

// What an element is: as declared, or else like what is put in.
fl_tref fl_type_of_element(fl_graph *g, uint32_t file, uint32_t base) {
  fl_tref t = fl_element_type(g, file, fl_type_of(g, file, base));
  if (!t.name && g->typing <= FL_MAX_TYPING) {
    g->typing++;
    t = type_of_held(g, fl_lookup_value(g, file, base));
    g->typing--;
    if (t.certainty > 2) t.certainty = 2;
  }
  return t;
}
