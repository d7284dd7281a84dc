// What a function is told by the constants that it is passed, and which of its branches it does not take then.
//
// `get($force = false)`: what stands in `if ($force)` does not run for `get()`, nor what follows `if (!$force) return`. "No" is only
// said where a condition is read in full; a parameter that is assigned, or whose value is not written, leaves it open.
#include "graph/told_p.h"

#include <string.h>

typedef enum truth { NO, YES, OPEN } truth;

static truth not_(truth t) { return t == OPEN ? OPEN : t == YES ? NO : YES; }

static fl_told of_literal(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  fl_told t = {0};
  fl_str text;
  if (v->kind == FL_VAL_LIT && v->op >= FL_LIT_TRUE) return t.lit = v->op, t;
  if (!fl_const_text((fl_graph *)g, file, val, &text)) return t;
  if (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING) return t.lit = FL_LIT_STRING, t.text = text, t;
  if (fl_str_to_int64(text, &t.number)) t.lit = FL_LIT_INT;
  return t;
}

static truth holds(const fl_told *t) {
  switch (t->lit) {
  case FL_LIT_TRUE: return YES;
  case FL_LIT_FALSE:
  case FL_LIT_NIL: return NO;
  case FL_LIT_INT: return t->number != 0 ? YES : NO;
  default: return OPEN;
  }
}

static truth equal(const fl_told *x, const fl_told *y) {
  if (!x->lit || !y->lit) return OPEN;
  if (x->lit != y->lit) return x->lit == FL_LIT_NIL || y->lit == FL_LIT_NIL || (x->lit >= FL_LIT_TRUE && y->lit >= FL_LIT_TRUE) ? NO : OPEN;
  if (x->lit == FL_LIT_INT) return x->number == y->number ? YES : NO;
  return x->lit != FL_LIT_STRING || fl_str_eq(x->text, y->text) ? YES : NO;
}

static truth compare(uint8_t op, const fl_told *x, const fl_told *y) {
  if (op == FL_OP_EQ) return equal(x, y);
  if (op == FL_OP_NE) return not_(equal(x, y));
  if (x->lit != FL_LIT_INT || y->lit != FL_LIT_INT) return OPEN;
  switch (op) {
  case FL_OP_LT: return x->number < y->number ? YES : NO;
  case FL_OP_LE: return x->number <= y->number ? YES : NO;
  case FL_OP_GT: return x->number > y->number ? YES : NO;
  case FL_OP_GE: return x->number >= y->number ? YES : NO;
  default: return OPEN;
  }
}

static fl_told value_of(const fl_telling *t, uint32_t val) {
  const fl_facts *f = t->g->links[t->func.file].f;
  const fl_func *func = &f->funcs[t->func.id];
  const fl_val *v = &f->values[val];
  if (v->kind != FL_VAL_REF) return of_literal(t->g, t->func.file, val);
  for (uint32_t p = 0; p < func->n_params; p++)
    if (f->params[func->first_param + p].name == v->a) return t->of(t, p);
  return of_literal(t->g, t->func.file, val);
}

static truth test(const fl_telling *t, uint32_t val, uint32_t depth) {
  const fl_facts *f = t->g->links[t->func.file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return OPEN;
  if (v->kind == FL_VAL_UNARY) return v->op == FL_OP_NOT ? not_(test(t, v->a, depth + 1)) : OPEN;
  if (v->kind != FL_VAL_BINOP) {
    fl_told own = value_of(t, val);
    return holds(&own);
  }
  uint32_t left = f->elems[v->a], right = f->elems[v->a + 1];
  if (v->op == FL_OP_AND || v->op == FL_OP_OR) {
    truth x = test(t, left, depth + 1), y = test(t, right, depth + 1), decides = v->op == FL_OP_AND ? NO : YES;
    return x == decides || y == decides ? decides : x == OPEN || y == OPEN ? OPEN : not_(decides);
  }
  fl_told x = value_of(t, left), y = value_of(t, right);
  return compare(v->op, &x, &y);
}

static bool is_around(const fl_facts *f, uint32_t outer, uint32_t inner) {
  for (uint32_t depth = 0; inner && depth < 64; inner = f->regions[inner].parent, depth++)
    if (inner == outer) return true;
  return false;
}

static bool not_taken(const fl_telling *t, const fl_region *r) {
  return r->kind == FL_REGION_BRANCH && r->test && test(t, r->test, 0) == (r->form == FL_SENSE_ELSE ? YES : NO);
}

static bool surely_taken(const fl_telling *t, const fl_region *r) {
  return r->kind == FL_REGION_BRANCH && r->test && test(t, r->test, 0) == (r->form == FL_SENSE_ELSE ? NO : YES);
}

bool fl_told_not_to(const fl_telling *t, uint32_t region, uint32_t byte) {
  const fl_facts *f = t->g->links[t->func.file].f;
  for (uint32_t r = region; r; r = f->regions[r].parent)
    if (not_taken(t, &f->regions[r])) return true;
  for (uint32_t i = 1; i < f->n_exits; i++) { // `if (!force) return known;` before it, on the same way
    const fl_exit *e = &f->exits[i];
    if (e->func != t->func.id || e->span.byte_begin > byte || (e->kind != FL_EXIT_RETURN && e->kind != FL_EXIT_THROW)) continue;
    const fl_region *r = &f->regions[e->region];
    if (is_around(f, r->parent, region) && !is_around(f, e->region, region) && surely_taken(t, r)) return true;
  }
  return false;
}

fl_told fl_told_by_call(const fl_graph *g, fl_call_ref from, fl_func_ref func, uint32_t position) {
  const fl_facts *f = g->links[func.file].f;
  const fl_func *to = &f->funcs[func.id];
  const fl_call *c = from.id ? fl_graph_call(g, from) : NULL;
  uint32_t param = to->first_param + position;
  for (uint32_t i = 0; c && i < c->n_args; i++)
    if (fl_val_at(g, from.file, g->links[from.file].f->args[c->first_arg + i].val)->kind == FL_VAL_SPREAD) return (fl_told){0};
  uint32_t passed = c ? fl_call_kw(g, from.file, from.id, fl_keyword_of(g, func.file, param)) : 0;
  if (!passed && c) passed = fl_passed_for((fl_graph *)g, from, func, position);
  if (passed) return of_literal(g, from.file, passed);
  return f->params[param].value ? of_literal(g, func.file, f->params[param].value) : (fl_told){0};
}

static fl_told by_call(const fl_telling *t, uint32_t position) {
  const fl_link *l = &t->g->links[t->func.file];
  const fl_param *p = &l->f->params[l->f->funcs[t->func.id].first_param + position];
  if (fl_map_get_or(&l->assigns, FL_KEY(t->func.id, l->sym[p->name]), 0)) return (fl_told){0};
  return fl_told_by_call(t->g, *(const fl_call_ref *)t->given, t->func, position);
}

bool fl_call_skips(const fl_graph *g, fl_call_ref from, fl_func_ref func, uint32_t call) {
  const fl_facts *f = g->links[func.file].f;
  fl_telling t = {g, func, by_call, &from};
  return f->funcs[func.id].n_params && fl_told_not_to(&t, f->calls[call].region, f->calls[call].span.byte_begin);
}
