// Is an entry point there on the machines of developers alone? `if (app.Environment.IsDevelopment()) app.MapGet(..)`.
//
// In: the call that registers it, and models that say which calls ask for this (`does: [asks_development]`). Out: whether it stands in a branch
// that only they take.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

enum { MOST_PARTS = 8, MOST_REGIONS = 64 };

// Does it hold (`sense`), or fail to hold, in development only?
static bool holds_there_only(const fl_graph *g, uint32_t file, uint32_t test, bool sense, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[test];
  if (!test || depth > MOST_PARTS) return false;
  if (v->kind == FL_VAL_CALL) return sense && fl_call_does(g, file, v->a, FL_DOES_asks_development);
  if (v->kind == FL_VAL_UNARY) return v->op == FL_OP_NOT && holds_there_only(g, file, v->a, !sense, depth + 1);
  if (v->kind != FL_VAL_BINOP || v->op != (sense ? FL_OP_AND : FL_OP_OR)) return false;
  return holds_there_only(g, file, f->elems[v->a], sense, depth + 1) || holds_there_only(g, file, f->elems[v->a + 1], sense, depth + 1);
}

bool fl_graph_is_for_development(const fl_graph *g, const fl_entry_point *e) {
  const fl_facts *f = e->call.id ? g->links[e->call.file].f : NULL;
  uint32_t region = f ? f->calls[e->call.id].region : 0;
  for (uint32_t n = 0; region && n < MOST_REGIONS; n++, region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    if (r->kind == FL_REGION_BRANCH && holds_there_only(g, e->call.file, r->test, r->form != FL_SENSE_ELSE, 0)) return true;
  }
  return false;
}
