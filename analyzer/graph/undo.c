// What takes a step back when a later one fails.
//
// In: a function. Out: whether it, a function inside of it, its name or the name of its type speaks of undoing (vocabulary `undoing`), or
// whether it reaches out where something went wrong: to take back, to tell somebody, to write down what is left to do. What is done there
// is not judged: that anything is done means that somebody has thought of it. A step that is itself called so (cancel, then refund) takes nothing back.
#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/steps.h"

enum { MOST_PARENTS = 8 };

typedef struct place {
  uint32_t func, region, byte;
} place;

static bool speaks(const fl_graph *g, fl_str name) { return fl_has_word_of(g, FL_VOCABULARY_undoing, name); }

// What a function or a type is called after: cancelling and refunding are also what people ask for, and may stop halfway like anything else.
static bool is_called_so(const fl_graph *g, fl_str name) { return fl_has_word_of_kind(g, FL_VOCABULARY_undoing, FL_STR("lasting"), name); }

// The branches of one `if` that hold one place each.
static bool excludes(const fl_facts *f, uint32_t x, uint32_t y) {
  uint32_t of_x = 0, of_y = 0;
  for (uint32_t r = x; r && !fl_region_holds(f, r, y); r = f->regions[r].parent) of_x = r;
  for (uint32_t r = y; r && !fl_region_holds(f, r, x); r = f->regions[r].parent) of_y = r;
  const fl_region *a = &f->regions[of_x], *b = &f->regions[of_y];
  return of_x && of_y && a->kind == FL_REGION_BRANCH && b->kind == FL_REGION_BRANCH && a->test && a->test == b->test;
}

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

// What has run before the step that it would take back, or runs only where that step does not, is a step of its own: cancel, then refund.
static bool runs_later(const fl_facts *f, const fl_call *c, const place *step) {
  if (c->func != step->func || c->flags & FL_CALL_DEFERRED || in_error_path(f, c->region)) return true;
  return c->span.byte_begin > step->byte && !excludes(f, c->region, step->region);
}

static bool call_takes_back(const fl_graph *g, uint32_t file, uint32_t call, const place *step) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  uint32_t far = FL_REMOTE_SITES | 1u << FL_SITE_queue;
  bool named = speaks(g, f->texts[c->name]) && !ends_context(g, file, c) && runs_later(f, c, step);
  return named || (in_error_path(f, c->region) && fl_call_may_reach(g, file, call, far));
}

static bool is_within(const fl_facts *f, uint32_t func, uint32_t outer) {
  for (uint32_t up = 0; func && up < MOST_PARENTS; func = f->funcs[func].parent, up++)
    if (func == outer) return true;
  return false;
}

bool fl_takes_back(const fl_graph *g, fl_call_ref step) {
  const fl_call *at = &g->links[step.file].f->calls[step.id];
  place here = {at->func, at->region, at->span.byte_begin};
  fl_func_ref func = {step.file, at->func};
  const fl_facts *f = g->links[func.file].f;
  const fl_func *fn = &f->funcs[func.id];
  if (is_called_so(g, f->texts[fn->name]) || is_called_so(g, f->texts[fn->owner_name]) || (fn->owner && is_called_so(g, f->texts[f->types[fn->owner].name]))) return true;
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (speaks(g, f->texts[f->annots[fn->first_annot + i].name])) return true;
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (is_within(f, f->calls[c].func, func.id) && call_takes_back(g, func.file, c, &here)) return true;
  return false;
}
