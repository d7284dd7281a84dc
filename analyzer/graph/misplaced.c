// Values that stand where the library never looks for them.
//
// In: a site and a role. Out: the step to a value that a model calls ignored: a timeout among the headers, or in options that this
// function does not take. What is not seen for sure is not reported.
#include "graph/role_p.h"

static bool is_written(const fl_graph *g, const fl_origin *o) {
  if (o->kind == FL_FROM_LITERAL) return fl_val_at(g, o->file, o->val)->kind != FL_VAL_LIT || fl_val_at(g, o->file, o->val)->op != FL_LIT_NIL;
  return o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP || o->kind == FL_FROM_SETTING || o->kind == FL_FROM_RESULT;
}

// The key itself stands nearer to the site than the value that it is given.
static const fl_step *key_of(const fl_step *chain) {
  for (const fl_step *s = chain; s; s = s->prev)
    if (s->kind == FL_STEP_property) return s;
  return chain;
}

const fl_step *fl_ask_misplaced(fl_ask *a, const fl_site *s, uint8_t role) {
  if (s->form != FL_FORM_CALL) return NULL;
  fl_question q = fl_question_of(a, s, role);
  const fl_step *found = NULL;
  fl_ask_begin(a);
  for (uint32_t i = 0; q.model && i < q.model->n_carriers && !found; i++) {
    const fl_carrier *c = fl_models_carriers(a->g->models, q.model->first_carrier) + i;
    fl_origins origins = {0};
    if (!c->ignored) continue;
    fl_path_origins(a, &q.at, c->from, &origins);
    for (uint32_t k = 0; k < origins.n && !found; k++)
      if (is_written(a->g, &origins.at[k])) found = key_of(origins.at[k].chain);
    fl_array_release(&origins);
  }
  return found;
}
