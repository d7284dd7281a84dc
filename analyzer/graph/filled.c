// Members of an object that another module offers: `module.exports = {get: f}`, or `var helpers = {}; helpers.get = f; module.exports =
// helpers`, also in a function that runs at once around all of it.
#include "graph/filled.h"

static fl_ent in_map(const fl_graph *g, fl_ent object, fl_sym name) {
  const fl_link *l = &g->links[object.file];
  const fl_val *v = &l->f->values[object.id];
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++) {
    const fl_entry *e = &l->f->entries[v->a + i];
    if (e->key && l->sym[e->key] == name) return (fl_ent){FL_ENT_VALUE, 4, object.file, e->val, 0};
  }
  return (fl_ent){0};
}

static fl_sym variable_of(const fl_graph *g, fl_ent object) {
  const fl_facts *f = g->links[object.file].f;
  if (object.kind == FL_ENT_VAR) return f->vars[object.id].name;
  return f->values[object.id].kind == FL_VAL_REF ? f->values[object.id].a : 0;
}

fl_ent fl_filled_member(fl_graph *g, fl_ent object, fl_sym name) {
  bool is_object = object.kind == FL_ENT_VALUE || object.kind == FL_ENT_VAR;
  const fl_link *l = &g->links[object.file];
  if (!is_object || l->in->naming->module_style != FL_MODULE_RELATIVE_PATH) return (fl_ent){0};
  fl_ent found = object.kind == FL_ENT_VALUE ? in_map(g, object, name) : (fl_ent){0};
  fl_sym local = found.kind ? 0 : variable_of(g, object);
  for (uint32_t i = 1; local && i < l->f->n_assigns; i++) {
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *t = &l->f->values[a->target], *base = &l->f->values[t->a];
    bool fills = t->kind == FL_VAL_FIELD && a->val && l->sym[t->b] == name && base->kind == FL_VAL_REF && base->a == local;
    if (fills) return (fl_ent){FL_ENT_VALUE, 3, object.file, a->val, 0};
  }
  return found;
}
