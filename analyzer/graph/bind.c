// Functions with some of their arguments given in advance: `get = partial(requests.get, timeout=5)`, then `get(url)`.
//
// In: a call of a variable or field. Out: the call that made what it holds, when a model says that it binds arguments
// (`does: [bind]`: the result calls the first argument with the others in front).
#include "graph/graph_p.h"
#include "graph/loop_p.h"

static uint32_t first_assigned(const fl_graph *g, fl_ent ent) {
  const fl_link *l = &g->links[ent.file];
  const fl_var *v = &l->f->vars[ent.id];
  if (v->kind == FL_VAR_FIELD) {
    uint32_t stored = fl_map_get_or(&g->field_values, FL_KEY(l->type_base + v->type_owner, l->sym[v->name]), 0);
    return stored && g->stored.at[stored].file == ent.file ? g->stored.at[stored].val : 0;
  }
  uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(v->kind == FL_VAR_LOCAL ? v->func : 1, l->sym[v->name]), 0);
  return a && l->f->assigns[a].result_index < 0 ? l->f->assigns[a].val : 0;
}

fl_call_ref fl_bound_by(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_ent ent = c->callee ? fl_lookup_value(g, file, c->callee) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR) return (fl_call_ref){0, 0};
  uint32_t val = first_assigned(g, ent);
  const fl_val *v = fl_val_at(g, ent.file, val);
  bool made = val && v->kind == FL_VAL_CALL && fl_call_does(g, ent.file, v->a, FL_DOES_bind);
  return made ? (fl_call_ref){ent.file, v->a} : (fl_call_ref){0, 0};
}
