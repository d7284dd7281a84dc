// Loops that look for something: what a call does stands behind a condition on what the turn took out of a row, a text or a list.
//
// Or the condition itself takes out the next one, for as long as there is one.
//
// In: a loop and a call in it. Out: does a branch around the call ask for a variable that the loop gives something else in each turn? Then
// nobody knows whether a turn tries the same thing again.
#include "graph/loop_p.h"

// `start = p`, `item = items[i]`. A count, a constant or a result tells how the attempts went, and not what they were about.
static bool takes_another(const fl_loop *p, const fl_assign *a) {
  uint8_t kind = p->l->f->values[a->val].kind;
  bool here = a->func == p->r->func && !a->op && !a->from_loop && fl_loop_inside(p, a->region, p->region);
  return here && (kind == FL_VAL_REF || kind == FL_VAL_INDEX);
}

// `start`, `start != end`, `matches(name, start)`
static bool is_about(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8) return false;
  if (v->kind == FL_VAL_BINOP) return is_about(p, f->elems[v->a], name, depth + 1) || is_about(p, f->elems[v->a + 1], name, depth + 1);
  if (v->kind == FL_VAL_UNARY) return is_about(p, v->a, name, depth + 1);
  if (v->kind != FL_VAL_CALL) return fl_loop_mentions(p, val, name, 0);
  const fl_call *c = &f->calls[v->a];
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_loop_mentions(p, f->args[c->first_arg + i].val, name, 0)) return true;
  return c->recv && fl_loop_mentions(p, c->recv, name, 0);
}

static bool asks_for_another(const fl_loop *p, uint32_t test) {
  for (uint32_t i = 1; test && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    fl_sym name = takes_another(p, a) ? fl_loop_target_name(p, a) : 0;
    if (name && is_about(p, test, name, 0)) return true;
  }
  return false;
}

// `while ((entry = next(&list)))`: the name, where the condition takes it out of something that is no answer of a peer.
static fl_sym taken(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8) return 0;
  if (v->kind == FL_VAL_BINOP && v->op == FL_OP_AND) {
    fl_sym left = taken(p, f->elems[v->a], depth + 1);
    return left ? left : taken(p, f->elems[v->a + 1], depth + 1);
  }
  bool there = v->kind == FL_VAL_BINOP && (v->op == FL_OP_NE || v->op == FL_OP_IS_NOT); // ... != NULL
  if (there && f->values[f->elems[v->a + 1]].kind == FL_VAL_LIT && f->values[f->elems[v->a + 1]].op == FL_LIT_NIL) return taken(p, f->elems[v->a], depth + 1);
  if (v->kind != FL_VAL_ASSIGN) return 0;
  const fl_assign *a = &f->assigns[v->a];
  const fl_val *from = &f->values[a->val];
  if (a->op || from->kind != FL_VAL_CALL || fl_call_may_reach(p->g, p->file, from->a, FL_REMOTE_SITES)) return 0;
  return fl_loop_target_name(p, a);
}

// `while (!todo.isEmpty()) { item = todo.first(); send(item); }`: what is taken out of what the condition looks at.
static bool takes_of_tested(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; p->r->test && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *v = &f->values[a->val];
    bool here = a->func == p->r->func && !a->op && !a->from_loop && fl_loop_inside(p, a->region, p->region) && v->kind == FL_VAL_CALL;
    const fl_val *from = here && f->calls[v->a].recv ? &f->values[f->calls[v->a].recv] : NULL;
    if (!from || from->kind != FL_VAL_REF || fl_call_may_reach(p->g, p->file, v->a, FL_REMOTE_SITES)) continue;
    if (is_about(p, p->r->test, from->a, 0) && fl_loop_asks_with(p, call, fl_loop_target_name(p, a))) return true;
  }
  return false;
}

bool fl_loop_takes_next(const fl_loop *p, uint32_t call) {
  fl_sym name = taken(p, p->r->test, 0);
  return (name && fl_loop_works_on(p, call, name)) || takes_of_tested(p, call);
}

bool fl_loop_looks_for(const fl_loop *p, uint32_t call) {
  const fl_region *regions = p->l->f->regions;
  for (uint32_t r = p->l->f->calls[call].region; r && r != p->region; r = regions[r].parent)
    if (regions[r].kind == FL_REGION_BRANCH && asks_for_another(p, regions[r].test)) return true;
  return false;
}
