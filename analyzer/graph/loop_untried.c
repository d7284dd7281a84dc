// Loops that go back because nothing was tried: `errno == EINTR` is no failure of the other side, so that asking again is no retry.
//
// In: a loop. Out: does its condition, or one inside of it, ask for an error that models call interrupted? And of a call in it: is it no attempt
// at a peer, because it gives the next part of an answer, or opens a port of this machine after it has looked up its own name?
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

// Does it listen, or does a function that it calls?
static bool listens(const fl_graph *g, fl_call_ref call, uint32_t depth) {
  const fl_link *l = &g->links[call.file];
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (t->row && (t->row->does & (1u << FL_DOES_listen))) return true;
    const fl_link *in = t->func.id && depth < 2 ? &g->links[t->func.file] : NULL;
    for (uint32_t c = in ? in->func_first_call[t->func.id] : 0; c; c = in->call_next[c])
      if (listens(g, (fl_call_ref){t->func.file, c}, depth + 1)) return true;
  }
  return false;
}

// `while ((row = next_result(connection)))`
static bool gives_next(const fl_loop *p, uint32_t call) {
  fl_str value;
  for (uint32_t i = fl_first_site_of(p->g, p->file, call); i && i < p->g->sites.n; i++) {
    const fl_site *s = &p->g->sites.at[i];
    if (s->form != FL_FORM_CALL || s->call.file != p->file || s->call.id != call) break;
    if (fl_graph_site_attribute(p->g, s, FL_STR("gives"), &value) && fl_str_eq_c(value, "next")) return true;
  }
  return false;
}

bool fl_loop_is_no_attempt(const fl_loop *p, uint32_t call) { return gives_next(p, call) || listens(p->g, (fl_call_ref){p->file, call}, 0); }
