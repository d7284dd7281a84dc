// What a function is told by the constants that it is passed, and which of its branches it does not take then.
//
// `get($force = false)`: what stands in `if ($force)` does not run for `get()`, nor what follows `if (!$force) return`. "No" is only
// said where a condition is read in full; a parameter that is assigned, or whose value is not written, leaves it open.
#include "graph/told_p.h"

#include <string.h>

typedef enum truth { NO, YES, OPEN } truth;

static truth not_(truth t) { return t == OPEN ? OPEN : t == YES ? NO : YES; }

// `Kind.FIRST`
static bool is_enumerated(const fl_graph *g, uint32_t file, const fl_val *v) {
  fl_ent of = v->kind == FL_VAL_FIELD && fl_val_at(g, file, v->a)->kind == FL_VAL_REF ? fl_lookup_value((fl_graph *)g, file, v->a) : (fl_ent){0};
  return of.kind == FL_ENT_TYPE && g->links[of.file].f->types[of.id].kind == FL_TYPE_ENUM;
}

// What a local variable was given once: `final Kind kind = Kind.FIRST;`
static uint32_t given_once(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  fl_ent ent = l->f->values[val].kind == FL_VAL_REF ? fl_lookup_value((fl_graph *)g, file, val) : (fl_ent){0};
  const fl_var *var = ent.kind == FL_ENT_VAR && ent.file == file ? &l->f->vars[ent.id] : NULL;
  uint32_t only = 0;
  if (!var || var->kind != FL_VAR_LOCAL) return 0;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(var->func, l->sym[var->name]), 0); i; i = l->assign_next[i]) {
    if (!fl_assigns_var((fl_graph *)g, file, &l->f->assigns[i], ent.id)) continue;
    if (only || !l->f->assigns[i].declares || l->f->assigns[i].result_index >= 0) return 0;
    only = l->f->assigns[i].val;
  }
  return only;
}

static fl_told of_literal(const fl_graph *g, uint32_t file, uint32_t val) {
  uint32_t given = given_once(g, file, val);
  const fl_val *v = fl_val_at(g, file, given ? given : val);
  fl_told t = {0};
  fl_str text;
  if (given) val = given;
  if (is_enumerated(g, file, v)) return t.lit = FL_TOLD_ENUM, t.text = g->links[file].f->texts[v->b], t;
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
  return (x->lit != FL_LIT_STRING && x->lit != FL_TOLD_ENUM) || fl_str_eq(x->text, y->text) ? YES : NO;
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

// ---- cases ---------------------------------------------------------------------------------------------------------------------------

// `case FIRST:` names a constant of the type of the subject.
static fl_told of_label(const fl_telling *t, uint32_t val, const fl_told *subject) {
  const fl_facts *f = t->g->links[t->func.file].f;
  const fl_val *v = &f->values[val];
  if (subject->lit == FL_TOLD_ENUM && v->kind == FL_VAL_REF) return (fl_told){.lit = FL_TOLD_ENUM, .text = f->texts[v->a]};
  return of_literal(t->g, t->func.file, val);
}

static truth fits_label(const fl_telling *t, const fl_region *r, const fl_told *subject) {
  const fl_facts *f = t->g->links[t->func.file].f;
  const fl_val *labels = &f->values[r->test];
  bool list = labels->kind == FL_VAL_LIST, open = false;
  for (uint32_t i = 0; i < (list ? labels->n : 1u); i++) {
    fl_told label = of_label(t, list ? f->elems[labels->a + i] : r->test, subject);
    truth fits = equal(&label, subject);
    if (fits == YES) return YES;
    open |= fits == OPEN;
  }
  return open ? OPEN : NO;
}

// The default runs unless another case fits for sure.
static truth fits_default(const fl_telling *t, uint32_t of, const fl_told *subject) {
  const fl_facts *f = t->g->links[t->func.file].f;
  for (uint32_t i = of + 1; i < f->n_regions; i++)
    if (f->regions[i].parent == of && f->regions[i].kind == FL_REGION_CASE && f->regions[i].test && fits_label(t, &f->regions[i], subject) == YES) return NO;
  return OPEN;
}

static uint32_t case_before(const fl_facts *f, uint32_t r) {
  for (uint32_t i = r - 1; i > f->regions[r].parent; i--)
    if (f->regions[i].parent == f->regions[r].parent && f->regions[i].kind == FL_REGION_CASE) return i;
  return 0;
}

// `return`, `break` at the end of a case. Languages in which a case ends without are not told apart: nothing is said of theirs.
static bool ends_by_itself(const fl_facts *f, uint32_t r) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].region == r) return true;
  return false;
}

static bool case_not_taken(const fl_telling *t, uint32_t r) {
  const fl_facts *f = t->g->links[t->func.file].f;
  const fl_region *of = &f->regions[f->regions[r].parent];
  if (f->regions[r].kind != FL_REGION_CASE || of->kind != FL_REGION_SWITCH || !of->test) return false;
  fl_told subject = value_of(t, of->test);
  for (uint32_t depth = 0; subject.lit && depth < 64; depth++) { // a case before it may go on into this one
    truth fits = f->regions[r].test ? fits_label(t, &f->regions[r], &subject) : fits_default(t, f->regions[r].parent, &subject);
    if (fits != NO) return false;
    uint32_t before = case_before(f, r);
    if (!before || ends_by_itself(f, before)) return true;
    r = before;
  }
  return false;
}

bool fl_told_not_to(const fl_telling *t, uint32_t region, uint32_t byte) {
  const fl_facts *f = t->g->links[t->func.file].f;
  for (uint32_t r = region; r; r = f->regions[r].parent)
    if (not_taken(t, &f->regions[r]) || case_not_taken(t, r)) return true;
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
