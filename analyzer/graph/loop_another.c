// Loops whose next attempt is about something else: the next server of a list, a broader name, the next page.
//
// In: a loop and a call in it. Out: after a failure, is anything that the call asks with given another value, by a function that says what is next, or
// moved on by one that the loop's end depends on? And of what is assigned after a success: is it where the next request begins?
#include "graph/loop_p.h"

enum { HOPS = 2 }; // `next = choose(); url = of(next)`

// Is it an argument of anything remote in the loop? Of several calls only one is looked at.
static bool is_asked_with(const fl_loop *p, fl_sym name) {
  const fl_facts *f = p->l->f;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!fl_loop_inside(p, f->calls[c].region, p->region) || !fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES)) continue;
    for (uint32_t i = 0; i < f->calls[c].n_args; i++)
      if (fl_loop_mentions(p, f->args[f->calls[c].first_arg + i].val, name, 0)) return true;
  }
  return false;
}

static bool is_argument(const fl_loop *p, uint32_t call, fl_sym name) {
  const fl_call *c = &p->l->f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_loop_mentions(p, p->l->f->args[c->first_arg + i].val, name, 0)) return true;
  return false;
}

// `choose(list)`, or a variable of the loop that was given that: no answer of a peer.
static bool is_chosen(const fl_loop *p, uint32_t val, uint32_t hops) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_CALL) return !fl_call_may_reach(p->g, p->file, v->a, FL_REMOTE_SITES);
  for (uint32_t i = 1; v->kind == FL_VAL_REF && hops < HOPS && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool here = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == v->a && fl_loop_inside(p, a->region, p->region);
    if (here && is_chosen(p, a->val, hops + 1)) return true;
  }
  return false;
}

// `catch (e) { branch = parent(branch); continue; }`, `url = address_of(next);`
static bool is_given_another(const fl_loop *p, uint32_t call, uint32_t try_region) {
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool after = a->region == p->region && a->span.byte_begin > p->l->f->calls[call].span.byte_end; // success has left by then
    bool failing = a->func == p->r->func && !a->op && (after || fl_loop_in_failure(p, a->region, call, try_region));
    fl_sym name = failing ? fl_loop_target_name(p, a) : 0;
    if (!name) continue;
    bool made = p->l->f->values[a->val].kind == FL_VAL_CALL && fl_loop_made_from(p, a->val, name, 0);
    if (made && (fl_loop_asks_with(p, call, name) || is_asked_with(p, name))) return true;
    if (p->l->in->naming->pointers && is_argument(p, call, name) && is_chosen(p, a->val, 0)) return true;
  }
  return false;
}

// Is the call part of the loop's condition, or of one that leaves it?
static bool decides(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  const fl_span at = f->calls[call].span;
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool asks = i == p->region || (r->kind == FL_REGION_BRANCH && r->func == p->r->func && fl_loop_inside(p, i, p->region) && fl_loop_always_leaves(p, i));
    const fl_val *test = asks && r->test ? &f->values[r->test] : NULL;
    if (test && test->byte_begin <= at.byte_begin && at.byte_end <= test->byte_end) return true;
  }
  return false;
}

// Where objects are handed around by their addresses: does one call get something that the other is given?
static bool share(const fl_loop *p, uint32_t call, uint32_t attempt) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 0; i < f->calls[call].n_args; i++) {
    uint32_t val = f->args[f->calls[call].first_arg + i].val;
    while (f->values[val].kind == FL_VAL_UNARY || f->values[val].kind == FL_VAL_FIELD || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
    if (f->values[val].kind == FL_VAL_REF && is_argument(p, attempt, f->values[val].a)) return true;
  }
  return false;
}

// `do { send(to) } while (next_address(list, to) == 0)`
static bool is_moved_on(const fl_loop *p, uint32_t attempt) {
  const fl_facts *f = p->l->f;
  for (uint32_t c = p->l->in->naming->pointers ? p->l->func_first_call[p->r->func] : 0; c; c = p->l->call_next[c]) {
    const fl_span at = f->calls[c].span;
    bool inside = at.byte_begin >= p->r->span.byte_begin && at.byte_end <= p->r->span.byte_end && c != attempt;
    if (inside && decides(p, c) && share(p, c, attempt)) return true;
  }
  return false;
}

// `fresh = true; fresh = take(connection);`: whoever raises in between ends the loop, and what the call gives decides else.
bool fl_loop_is_told(const fl_loop *p, fl_sym flag) {
  const fl_facts *f = p->l->f;
  const fl_assign *constant = NULL;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != p->r->func || a->op || fl_loop_target_name(p, a) != flag || !fl_loop_inside(p, a->region, p->region)) continue;
    if (f->values[a->val].kind == FL_VAL_LIT) constant = a;
    else if (constant && constant->region == a->region && f->values[a->val].kind == FL_VAL_CALL) return true;
  }
  return false;
}

static bool takes_fresh(const fl_loop *p) {
  const fl_val *test = &p->l->f->values[p->r->test];
  if (p->r->test && test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT) test = &p->l->f->values[test->a];
  return p->r->test && test->kind == FL_VAL_REF && fl_loop_is_told(p, test->a);
}

bool fl_loop_tries_another(const fl_loop *p, uint32_t call, uint32_t try_region) {
  return is_given_another(p, call, try_region) || is_moved_on(p, call) || takes_fresh(p);
}

// ---- the next page --------------------------------------------------------------------------------------------------------------

// `if (!from.empty()) request.set_start(from); ... from = answer.last_key();` in a loop that goes on while there is such a key.
bool fl_loop_asks_for_more(const fl_loop *p, const fl_assign *a, uint32_t call) {
  const fl_facts *f = p->l->f;
  fl_sym name = fl_loop_target_name(p, a);
  if (!name || f->values[a->val].kind == FL_VAL_LIT) return false;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    bool before = f->calls[c].span.byte_begin <= f->calls[call].span.byte_begin && fl_loop_inside(p, f->calls[c].region, p->region);
    if (before && is_argument(p, c, name) && !fl_call_does(p->g, p->file, c, FL_DOES_log)) return true;
  }
  return false;
}
