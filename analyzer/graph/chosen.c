// Repetitions for an error that the repository itself names: `if (err == tryAgain) continue;`, `if (e.message === Remote.Header) return send()`.
//
// In: a region that goes back. Out: is what went wrong compared with a variable, constant or member of the repository on the way there?
// Such an error says what happened, a long poll that is over or a header that must be sent along, and nobody knows whether the peer is in
// trouble.
#include "graph/loop_p.h"

static bool is_own_name(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_FIELD) return f->values[v->a].kind == FL_VAL_REF && fl_lookup_value(g, file, v->a).kind == FL_ENT_TYPE;
  fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  return ent.kind == FL_ENT_VAR && g->links[ent.file].f->vars[ent.id].kind != FL_VAR_LOCAL;
}

static bool names_own(fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8 || v->kind != FL_VAL_BINOP) return false;
  uint32_t left = f->elems[v->a], right = f->elems[v->a + 1];
  if (v->op == FL_OP_EQ || v->op == FL_OP_IS) return is_own_name(g, file, left) || is_own_name(g, file, right);
  return names_own(g, file, left, depth + 1) || names_own(g, file, right, depth + 1);
}

bool fl_is_chosen_error(fl_graph *g, uint32_t file, uint32_t region, uint32_t outer) {
  const fl_region *regions = g->links[file].f->regions;
  for (; region && region != outer; region = regions[region].parent)
    if (regions[region].kind == FL_REGION_BRANCH && regions[region].form == FL_SENSE_THEN && names_own(g, file, regions[region].test, 0)) return true;
  return false;
}
