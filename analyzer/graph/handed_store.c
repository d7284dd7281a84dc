// Stores that a function is handed: `db := r.handle(ctx)`. What hands it out may have begun a transaction for whoever calls.
//
// In: the receiver of a call, back through what it is made of. Out: whether a call that no model describes makes it from a parameter of the
// function around.
#include "graph/ask_p.h"
#include "graph/steps.h"

enum { MOST_LINKS = 12 };

static bool is_own_param(fl_graph *g, fl_func_ref func, uint32_t val) {
  const fl_val *v = fl_val_at(g, func.file, val);
  fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, func.file, val) : (fl_ent){0};
  return ent.kind == FL_ENT_PARAM && ent.file == func.file && g->links[func.file].f->params[ent.id].func == func.id;
}

static bool is_made_from_param(fl_graph *g, fl_func_ref func, uint32_t call) {
  const fl_facts *f = g->links[func.file].f;
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, (fl_call_ref){func.file, call}, &targets);
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].row) return false;
  for (uint32_t i = 0; i < f->calls[call].n_args; i++)
    if (is_own_param(g, func, f->args[f->calls[call].first_arg + i].val)) return true;
  return false;
}

// The value that a local was given before; 0: none, or no local.
static uint32_t given_before(fl_graph *g, fl_func_ref func, uint32_t val, uint32_t byte) {
  const fl_link *l = &g->links[func.file];
  uint32_t found = 0;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(func.id, l->sym[fl_val_at(g, func.file, val)->a]), 0); a; a = l->assign_next[a])
    if (l->f->assigns[a].val && fl_val_at(g, func.file, l->f->assigns[a].val)->byte_begin < byte) found = l->f->assigns[a].val;
  return found;
}

bool fl_ask_is_handed_store(fl_ask *a, const fl_site *s) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[s->call.file].f;
  uint32_t val = f->calls[s->call.id].recv, byte = f->calls[s->call.id].span.byte_begin;
  for (uint32_t i = 0; val && i < MOST_LINKS; i++) {
    const fl_val *v = fl_val_at(g, s->call.file, val);
    if (v->kind == FL_VAL_CALL && is_made_from_param(g, s->func, v->a)) return true;
    byte = v->byte_begin < byte ? v->byte_begin : byte;
    val = v->kind == FL_VAL_CALL ? f->calls[v->a].recv : v->kind == FL_VAL_REF ? given_before(g, s->func, val, byte) : v->kind == FL_VAL_FIELD ? v->a : 0;
  }
  return false;
}
