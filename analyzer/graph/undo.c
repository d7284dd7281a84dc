// What takes a step back when a later one fails.
//
// In: a function. Out: whether it, a function inside of it, its name or the name of its type speaks of undoing (vocabulary `undoing`), or
// whether it reaches out where something went wrong: to take back, to tell somebody, to write down what is left to do. What is done there
// is not judged: that anything is done means that somebody has thought of it.
#include "graph/another.h"
#include "graph/loop_p.h"
#include "graph/steps.h"

enum { MOST_PARENTS = 8 };

static bool speaks(const fl_graph *g, fl_str name) { return fl_has_word_of(g, FL_VOCABULARY_undoing, name); }

static bool in_error_path(const fl_facts *f, uint32_t region) {
  for (uint32_t r = region; r; r = f->regions[r].parent)
    if (f->regions[r].kind == FL_REGION_CATCH || f->regions[r].outcome == FL_OUTCOME_FAILURE) return true;
  return false;
}

static bool makes_context(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->context) return true;
  }
  return false;
}

// `ctx, cancel := context.WithTimeout(..); defer cancel()`: what ends a context takes nothing back.
static bool ends_context(const fl_graph *g, uint32_t file, const fl_call *c) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; !c->recv && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target], *from = &f->values[a->val];
    bool held = a->func == c->func && target->kind == FL_VAL_REF && target->a == c->name && from->kind == FL_VAL_CALL;
    if (held && makes_context(g, file, from->a)) return true;
  }
  return false;
}

static bool call_takes_back(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  uint32_t far = FL_REMOTE_SITES | 1u << FL_SITE_queue;
  return (speaks(g, f->texts[c->name]) && !ends_context(g, file, c)) || (in_error_path(f, c->region) && fl_call_may_reach(g, file, call, far));
}

static bool is_within(const fl_facts *f, uint32_t func, uint32_t outer) {
  for (uint32_t up = 0; func && up < MOST_PARENTS; func = f->funcs[func].parent, up++)
    if (func == outer) return true;
  return false;
}

bool fl_takes_back(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  const fl_func *fn = &f->funcs[func.id];
  if (speaks(g, f->texts[fn->name]) || speaks(g, f->texts[fn->owner_name]) || (fn->owner && speaks(g, f->texts[f->types[fn->owner].name]))) return true;
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (speaks(g, f->texts[f->annots[fn->first_annot + i].name])) return true;
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (is_within(f, f->calls[c].func, func.id) && call_takes_back(g, func.file, c)) return true;
  return false;
}
