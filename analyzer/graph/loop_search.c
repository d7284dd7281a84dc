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

// `... != NULL`, `... != -1`: there is one.
static bool is_there(const fl_loop *p, const fl_val *test) {
  const fl_facts *f = p->l->f;
  if (test->kind != FL_VAL_BINOP || (test->op != FL_OP_NE && test->op != FL_OP_IS_NOT)) return false;
  const fl_val *none = &f->values[f->elems[test->a + 1]];
  bool minus = none->kind == FL_VAL_UNARY && none->op == FL_OP_NEG;
  return minus || (none->kind == FL_VAL_LIT && (none->op == FL_LIT_NIL || (none->op == FL_LIT_INT && fl_str_starts_c(f->texts[none->a], "-"))));
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
  if (is_there(p, v)) return taken(p, f->elems[v->a], depth + 1);
  if (v->kind != FL_VAL_ASSIGN) return 0;
  const fl_assign *a = &f->assigns[v->a];
  const fl_val *from = &f->values[a->val];
  if (a->op || from->kind != FL_VAL_CALL || fl_call_may_reach(p->g, p->file, from->a, FL_REMOTE_SITES)) return 0;
  return fl_loop_target_name(p, a);
}

// `todo->n > 0`: does the condition ask for a field of it?
static bool asks_within(const fl_loop *p, uint32_t val, fl_sym name) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_BINOP) return asks_within(p, f->elems[v->a], name) || asks_within(p, f->elems[v->a + 1], name);
  return v->kind == FL_VAL_FIELD && f->values[v->a].kind == FL_VAL_REF && f->values[v->a].a == name;
}

// `todo.first()`, `pop(&todo, at)`, `pop(todo)`: what is taken out of.
static fl_sym taken_from(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  const fl_call *c = &f->calls[call];
  uint32_t val = c->recv ? c->recv : p->l->in->naming->pointers && c->n_args ? f->args[c->first_arg].val : 0;
  const fl_val *v = &f->values[val];
  bool address = !c->recv && v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS;
  if (address) v = &f->values[v->a];
  if (v->kind != FL_VAL_REF) return 0;
  return c->recv || address || asks_within(p, p->r->test, v->a) ? v->a : 0;
}

// `while (!todo.isEmpty()) { item = todo.first(); send(item); }`: what is taken out of what the condition looks at.
static bool takes_of_tested(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; p->r->test && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *v = &f->values[a->val];
    bool here = a->func == p->r->func && !a->op && !a->from_loop && fl_loop_inside(p, a->region, p->region) && v->kind == FL_VAL_CALL;
    fl_sym from = here ? taken_from(p, v->a) : 0;
    if (!from || fl_call_may_reach(p->g, p->file, v->a, FL_REMOTE_SITES)) continue;
    if (is_about(p, p->r->test, from, 0) && fl_loop_works_on(p, call, fl_loop_target_name(p, a))) return true;
  }
  return false;
}

// `switch (c)`, `if (c == 'h')`: the call stands where the condition's variable is asked for.
static bool stands_under(const fl_loop *p, uint32_t call, fl_sym name) {
  const fl_region *regions = p->l->f->regions;
  for (uint32_t r = p->l->f->calls[call].region; r && r != p->region; r = regions[r].parent)
    if (regions[r].test && regions[r].kind != FL_REGION_LOOP && is_about(p, regions[r].test, name, 0)) return true;
  return false;
}

bool fl_loop_takes_next(const fl_loop *p, uint32_t call) {
  fl_sym name = taken(p, p->r->test, 0);
  if (name && (fl_loop_works_on(p, call, name) || stands_under(p, call, name))) return true;
  return takes_of_tested(p, call);
}

bool fl_loop_looks_for(const fl_loop *p, uint32_t call) {
  const fl_region *regions = p->l->f->regions;
  for (uint32_t r = p->l->f->calls[call].region; r && r != p->region; r = regions[r].parent)
    if (regions[r].kind == FL_REGION_BRANCH && asks_for_another(p, regions[r].test)) return true;
  return false;
}
