// Loops that go back because nothing was tried: `errno == EINTR` is no failure of the other side, so that asking again is no retry.
//
// In: a loop. Out: does its condition, or one inside of it, ask for an error that models call interrupted?
#include "graph/loop_p.h"

static bool is_interruption(const fl_loop *p, uint32_t val) {
  fl_ent ent = fl_lookup_value(p->g, p->file, val);
  if (ent.kind != FL_ENT_EXTERN) return false;
  const fl_type_model *m = fl_models_type(p->g->models, p->l->in->naming->language, fl_intern_text(&p->g->names, ent.name));
  return m && m->error == FL_ERROR_interrupted;
}

static bool asks_for_interruption(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12) return false;
  const fl_id *sides = p->l->f->elems + v->a;
  if (v->kind == FL_VAL_BINOP) return asks_for_interruption(p, sides[0], depth + 1) || asks_for_interruption(p, sides[1], depth + 1);
  if (v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST) return asks_for_interruption(p, v->a, depth + 1);
  return (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) && is_interruption(p, val);
}

bool fl_loop_goes_back_untried(const fl_loop *p) {
  if (asks_for_interruption(p, p->r->test, 0)) return true;
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    bool branch = r->func == p->r->func && r->kind == FL_REGION_BRANCH && fl_loop_inside(p, i, p->region);
    if (branch && asks_for_interruption(p, r->test, 0)) return true;
  }
  return false;
}
