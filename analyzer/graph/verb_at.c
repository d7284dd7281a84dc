// For which verb of a request a place runs: one handler may serve several, and ask which it is.
//
// In: a region. Out: the verb that the case, or the branch, around it is for: `case 'GET':` of a switch over `method`, `if (req.method === 'POST')`. What
// is compared with a verb is taken for one; several verbs in one case, and what runs for none of those that are named, are none.
#include "graph/ask_p.h"
#include "graph/services_p.h"
#include "graph/turns.h"

static fl_sym verb_in(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  while (v->kind == FL_VAL_LIST && v->n == 1) v = &f->values[f->elems[v->a]];
  if (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING) return fl_verb_of(g, f->texts[v->a]);
  return v->kind == FL_VAL_FIELD ? fl_verb_of(g, f->texts[v->b]) : 0;
}

// req.method == "GET", whichever stands first.
static fl_sym verb_of_test(fl_graph *g, uint32_t file, uint32_t test) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[test];
  if (!test || v->kind != FL_VAL_BINOP || v->op != FL_OP_EQ) return 0;
  fl_sym verb = verb_in(g, file, f->elems[v->a + 1]);
  return verb ? verb : verb_in(g, file, f->elems[v->a]);
}

fl_sym fl_ask_verb_at(fl_ask *a, uint32_t file, uint32_t region) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  for (uint32_t r = region; r; r = f->regions[r].parent) {
    const fl_region *at = &f->regions[r];
    bool then = at->kind == FL_REGION_BRANCH && at->form == FL_SENSE_THEN;
    fl_sym verb = at->kind == FL_REGION_CASE && at->test ? verb_in(g, file, at->test) : then ? verb_of_test(g, file, at->test) : 0;
    if (verb) return verb;
  }
  return 0;
}
