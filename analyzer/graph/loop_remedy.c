// What a loop does about a failure before it tries again.
//
//   catch (Unauthorized) { await refresh_token(); }                        another call, which takes its time and may end the loop
//   catch { retry = false; try { connect(); retry = true; } catch {} }     the failure decides whether there is another turn
#include "graph/loop_p.h"

// Another remote call on the failure path: how long it takes, and whether its own failure leaves the loop, nobody knows.
bool fl_loop_mends(const fl_loop *p, uint32_t call, uint32_t try_region, uint32_t *at) {
  fl_str tried = p->l->f->texts[p->l->f->calls[call].name];
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    const fl_call *other = &p->l->f->calls[c];
    if (c == call || fl_str_eq(p->l->f->texts[other->name], tried) || other->flags & (FL_CALL_SPAWNED | FL_CALL_DEFERRED)) continue;
    bool there = fl_loop_inside(p, other->region, p->region) && fl_loop_in_failure(p, other->region, call, try_region);
    if (there && fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES)) return *at = c, true;
  }
  return false;
}

// The name that the loop's condition consists of, and the literal with which it ends: `while (retry)`, `while (!done)`.
static fl_sym flag_of_test(const fl_loop *p, uint8_t *ends_with) {
  const fl_val *v = &p->l->f->values[p->r->test];
  *ends_with = FL_LIT_FALSE;
  for (; v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT; v = &p->l->f->values[v->a]) *ends_with = *ends_with == FL_LIT_FALSE ? FL_LIT_TRUE : FL_LIT_FALSE;
  return p->r->test && v->kind == FL_VAL_REF ? v->a : 0;
}

bool fl_loop_failure_ends_test(const fl_loop *p, uint32_t call, uint32_t try_region) {
  uint8_t ends_with;
  fl_sym flag = flag_of_test(p, &ends_with);
  for (uint32_t i = 1; flag && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    const fl_val *v = &p->l->f->values[a->val];
    bool ends = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == flag && v->kind == FL_VAL_LIT && v->op == ends_with;
    if (ends && fl_loop_inside(p, a->region, p->region) && fl_loop_in_failure(p, a->region, call, try_region)) return true;
  }
  return false;
}
