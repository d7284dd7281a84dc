// Loops that count and try another element each turn: `for (i = 0; i < urls.size(); i++) get(urls.get(i))`.
//
// In: a loop and a call in it. Out: does what the call asks with come, through variables of the loop, out of something that is asked for
// the element at the loop's counter? A counter that is handed to the call itself tells which attempt it is, and no more.
#include "graph/loop_p.h"

enum { HOPS = 3 }; // `node = nodes[i]; uri = node.uri(); get(uri + path)`

static bool counts_in_head(const fl_loop *p, const fl_assign *a) {
  bool steps = a->op == FL_OP_ADD || p->l->f->values[a->val].kind == FL_VAL_BINOP;
  return steps && a->func == p->r->func && a->span.byte_begin >= p->r->span.byte_begin && a->span.byte_end <= p->r->span.byte_end;
}

// `urls[i]`, `urls.get(i)`, `settings.node(i)`
static bool is_element(const fl_loop *p, uint32_t val, fl_sym counter) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  const fl_val *at = v->kind == FL_VAL_INDEX ? &f->values[v->b] : NULL;
  if (at) return (at->kind == FL_VAL_REF && at->a == counter) || (at->kind == FL_VAL_FIELD && at->b == counter);
  if (v->kind != FL_VAL_CALL || f->calls[v->a].n_args != 1 || !f->calls[v->a].recv) return false;
  const fl_val *arg = &f->values[f->args[f->calls[v->a].first_arg].val];
  return arg->kind == FL_VAL_REF && arg->a == counter && !fl_call_may_reach(p->g, p->file, v->a, FL_REMOTE_SITES);
}

// Is there an element, or a variable that holds a part of one, somewhere in the value?
static bool made_of(const fl_loop *p, uint32_t val, fl_sym counter, uint32_t hops, uint32_t depth);

static bool holds_element(const fl_loop *p, fl_sym name, fl_sym counter, uint32_t hops) {
  for (uint32_t i = 1; name != counter && hops < HOPS && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool here = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == name && fl_loop_inside(p, a->region, p->region);
    if (here && made_of(p, a->val, counter, hops + 1, 0)) return true;
  }
  return false;
}

static bool made_of(const fl_loop *p, uint32_t val, fl_sym counter, uint32_t hops, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 8) return false;
  if (is_element(p, val, counter)) return true;
  if (v->kind == FL_VAL_REF) return holds_element(p, v->a, counter, hops);
  if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_CAST || v->kind == FL_VAL_AWAIT) return made_of(p, v->a, counter, hops, depth + 1);
  uint32_t n = v->kind == FL_VAL_BINOP ? 2 : v->kind == FL_VAL_CONCAT ? v->n : 0;
  for (uint32_t i = 0; i < n; i++)
    if (made_of(p, f->elems[v->a + i], counter, hops, depth + 1)) return true;
  if (v->kind != FL_VAL_CALL && v->kind != FL_VAL_NEW) return false;
  const fl_call *c = &f->calls[v->a];
  for (uint32_t i = 0; i < c->n_args; i++)
    if (made_of(p, f->args[c->first_arg + i].val, counter, hops, depth + 1)) return true;
  return made_of(p, c->recv, counter, hops, depth + 1);
}

bool fl_loop_takes_by_index(const fl_loop *p, uint32_t call) {
  for (uint32_t i = 1; p->r->test && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    fl_sym counter = counts_in_head(p, a) ? fl_loop_target_name(p, a) : 0;
    if (!counter || !fl_loop_mentions(p, p->r->test, counter, 0)) continue;
    if (made_of(p, p->l->f->calls[call].value, counter, 0, 0)) return true;
  }
  return false;
}
