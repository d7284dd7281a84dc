// What ends a loop that retries, other than success: attempts, time, cancellation, or nothing.
//
// "Unbounded" is only said when every way out of the failure path was looked at and none exists; a way out that is not understood
// makes the answer unknown.
#include "graph/loop_p.h"

#include <string.h>

// `tries - 1`, `e.permanent ? 0 : tries - 1`, `max(0, tries - 1)`
static bool is_step(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 4) return false;
  if (v->kind == FL_VAL_BINOP) return (v->op == FL_OP_ADD || v->op == FL_OP_SUB || v->op == FL_OP_MUL) && fl_loop_mentions(p, val, name, 0);
  if (v->kind == FL_VAL_COND) return is_step(p, f->elems[v->a + 1], name, depth + 1) || is_step(p, f->elems[v->a + 2], name, depth + 1);
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && i < f->calls[v->a].n_args; i++)
    if (is_step(p, f->args[f->calls[v->a].first_arg + i].val, name, depth + 1)) return true;
  return v->kind == FL_VAL_CAST && is_step(p, v->a, name, depth + 1);
}

static bool modified_in_loop(const fl_loop *p, fl_sym name, bool counting) {
  for (uint32_t i = 1; name && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    if (a->func != p->r->func || fl_loop_target_name(p, a) != name) continue;
    if (!fl_loop_inside(p, a->region, p->region) &&
        !(a->span.byte_begin >= p->r->span.byte_begin && a->span.byte_end <= p->r->span.byte_end))
      continue;
    bool counts = a->op == FL_OP_ADD || a->op == FL_OP_SUB || a->op == FL_OP_MUL || a->op == FL_OP_SHL || is_step(p, a->val, name, 0);
    if (!counting || counts) return true;
  }
  return false;
}

// `tries -= 1`: how many there are then stands where it began, and not in the condition.
static bool falls(const fl_loop *p, fl_sym name) {
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    const fl_val *v = &p->l->f->values[a->val];
    bool down = a->op == FL_OP_SUB || (v->kind == FL_VAL_BINOP && v->op == FL_OP_SUB && fl_loop_mentions(p, a->val, name, 0));
    if (down && a->func == p->r->func && fl_loop_target_name(p, a) == name && fl_loop_inside(p, a->region, p->region)) return true;
  }
  return false;
}

static fl_bound test_bound(const fl_loop *p, uint32_t val, uint32_t depth);

// What the conditions say under which a flag is set: `case <-ctx.Done(): done = true`.
static fl_bound of_flag(const fl_loop *p, fl_sym flag, uint32_t depth) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != p->r->func || fl_loop_target_name(p, a) != flag) continue;
    for (uint32_t r = a->region; r && r != p->region && fl_loop_inside(p, r, p->region); r = f->regions[r].parent) {
      uint32_t test = f->regions[r].kind == FL_REGION_SELECT_CASE ? f->regions[r].a : f->regions[r].test;
      if (!test || fl_loop_mentions(p, test, flag, 0)) continue;
      fl_bound b = test_bound(p, test, depth + 4);
      if (b.answer == FL_IS_BOUNDED || b.answer == FL_IS_INHERITED) return b;
    }
  }
  if (fl_loop_is_told(p, flag)) return (fl_bound){FL_IS_UNKNOWN, -1, "a function decides whether to go on", 0, 0};
  return (fl_bound){0}; // set by the loop itself: success, not a bound
}

static fl_bound of_names(const fl_loop *p, uint32_t val, uint32_t depth) { // a lone name or field in a condition
  const fl_val *v = &p->l->f->values[val];
  fl_sym name = v->kind == FL_VAL_REF ? v->a : v->kind == FL_VAL_FIELD ? v->b : 0;
  if (fl_loop_reads_clock(p, val)) return (fl_bound){FL_IS_BOUNDED, -1, "elapsed time ends the loop", val, 0};
  if (modified_in_loop(p, name, true)) return (fl_bound){FL_IS_BOUNDED, -1, "a counter ends the loop", val, 0};
  if (v->kind == FL_VAL_FIELD && v->a) {
    const fl_val *base = &p->l->f->values[v->a];
    if (base->kind == FL_VAL_CALL) return test_bound(p, v->a, depth + 1);
  }
  if (modified_in_loop(p, name, false)) return of_flag(p, name, depth);
  return (fl_bound){FL_IS_INHERITED, -1, "a flag that is set elsewhere ends the loop", val, 0};
}

// `next = policy.after(err); if (next == done) return;`: what something was told about the failure, compared with a constant.
static bool compares_advice(const fl_loop *p, const fl_val *comparison) {
  const fl_facts *f = p->l->f;
  const fl_val *name = &f->values[f->elems[comparison->a]];
  if ((comparison->op != FL_OP_EQ && comparison->op != FL_OP_NE) || name->kind != FL_VAL_REF) return false;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool here = a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == name->a && fl_loop_inside(p, a->region, p->region);
    const fl_val *made = &f->values[a->val];
    if (here && made->kind == FL_VAL_CALL && !fl_call_may_reach(p->g, p->file, made->a, FL_REMOTE_SITES)) return true;
  }
  return false;
}

static fl_bound of_comparison(const fl_loop *p, const fl_val *v, uint32_t val, uint32_t depth) {
  for (uint32_t i = 0; i < 2; i++) {
    uint32_t side = p->l->f->elems[v->a + i], other = p->l->f->elems[v->a + 1 - i];
    const fl_val *s = &p->l->f->values[side];
    fl_sym name = s->kind == FL_VAL_REF ? s->a : s->kind == FL_VAL_FIELD ? s->b : 0;
    if (s->kind == FL_VAL_ASSIGN) name = fl_loop_target_name(p, &p->l->f->assigns[s->a]);
    if (s->kind == FL_VAL_UNARY)
      name = p->l->f->values[s->a].kind == FL_VAL_REF ? p->l->f->values[s->a].a : 0;
    bool nil = p->l->f->values[other].kind == FL_VAL_LIT && p->l->f->values[other].op == FL_LIT_NIL;
    if (!nil && modified_in_loop(p, name, true)) {
      bool rising =
          (v->op == FL_OP_LT || v->op == FL_OP_LE) && !falls(p, name); // `i < 5`
      return (fl_bound){FL_IS_BOUNDED, rising && i == 0 ? fl_small_int(p->g, p->file, other) : -1,
                     "a counter ends the loop", val, 0};
    }
  }
  if (compares_advice(p, v)) return (fl_bound){FL_IS_UNKNOWN, -1, "a function decides whether to go on", val, 0};
  fl_bound left = test_bound(p, p->l->f->elems[v->a], depth + 1),
        right = test_bound(p, p->l->f->elems[v->a + 1], depth + 1);
  bool ordered = v->op == FL_OP_LT || v->op == FL_OP_LE || v->op == FL_OP_GT || v->op == FL_OP_GE;
  if (left.answer == FL_IS_BOUNDED) return left;
  if (right.answer == FL_IS_BOUNDED) return right;
  if (ordered) return (fl_bound){FL_IS_UNKNOWN, -1, "the loop ends on a comparison that is not understood", val, 0};
  return left.answer ? left : right;
}

static fl_bound of_call(const fl_loop *p, uint32_t val, uint32_t call, uint32_t depth) {
  if (fl_call_does(p->g, p->file, call, FL_DOES_clock_read))
    return (fl_bound){FL_IS_BOUNDED, -1, "elapsed time ends the loop", val, 0};
  const fl_call *c = &p->l->f->calls[call];
  if (fl_call_does(p->g, p->file, call, FL_DOES_cancel_check)) {
    if (p->uncancelled && c->recv) return (fl_bound){0};
    return (fl_bound){FL_IS_INHERITED, -1, "cancellation ends the loop", val, c->recv};
  }
  for (uint32_t i = 0; i < c->n_args; i++) {
    fl_bound b = test_bound(p, p->l->f->args[c->first_arg + i].val, depth + 1);
    if (b.answer == FL_IS_BOUNDED) return b;
  }
  fl_bound b = c->recv ? test_bound(p, c->recv, depth + 1) : (fl_bound){0};
  if (b.answer == FL_IS_BOUNDED) return b;
  return (fl_bound){FL_IS_UNKNOWN, -1, "a function decides whether to go on", val, 0};
}

// What a condition says about the end of the loop. answer 0: nothing.
static fl_bound test_bound(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12) return (fl_bound){0};
  switch (v->kind) {
  case FL_VAL_LIT: return (fl_bound){0};
  case FL_VAL_REF:
  case FL_VAL_FIELD: return of_names(p, val, depth);
  case FL_VAL_ASSIGN: { // attempts++ < max, --tries
    fl_sym name = fl_loop_target_name(p, &p->l->f->assigns[v->a]);
    if (modified_in_loop(p, name, true)) return (fl_bound){FL_IS_BOUNDED, -1, "a counter ends the loop", val, 0};
    return test_bound(p, p->l->f->assigns[v->a].val, depth + 1);
  }
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST: return test_bound(p, v->a, depth + 1);
  case FL_VAL_CALL: return of_call(p, val, v->a, depth);
  case FL_VAL_BINOP: {
    if (fl_loop_starts_clock(p, val)) return (fl_bound){0}; // measures one attempt
    if (v->op >= FL_OP_LT && v->op <= FL_OP_NE) return of_comparison(p, v, val, depth);
    fl_bound left = test_bound(p, p->l->f->elems[v->a], depth + 1),
          right = test_bound(p, p->l->f->elems[v->a + 1], depth + 1);
    if (left.answer == FL_IS_BOUNDED || !right.answer) return left;
    if (right.answer == FL_IS_BOUNDED || !left.answer) return right;
    return left.answer == FL_IS_INHERITED ? left : right;
  }
  default: return (fl_bound){FL_IS_UNKNOWN, -1, "a condition that is not understood ends the loop", val, 0};
  }
}

// Constants of libraries are written in capitals; `errno` is none.
static bool is_constant(const fl_loop *p, fl_sym name) {
  fl_str text = p->l->f->texts[name];
  return text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

// Does a condition look at nothing but how the call went? `rc < 0`, `status(r) != OK`, `(p = get()) == NULL`.
static bool about_result(const fl_loop *p, uint32_t val, uint32_t call, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return false;
  switch (v->kind) {
  case FL_VAL_LIT: return true;
  case FL_VAL_REF:
    for (uint32_t i = 1; i < f->n_assigns; i++) {
      const fl_assign *a = &f->assigns[i];
      if (a->func != p->r->func || fl_loop_target_name(p, a) != v->a || !fl_loop_inside(p, a->region, p->region)) continue;
      return !a->op && f->values[a->val].kind == FL_VAL_CALL && f->values[a->val].a == call;
    }
    return is_constant(p, v->a) && fl_lookup_value(p->g, p->file, val).kind == FL_ENT_EXTERN;
  case FL_VAL_ASSIGN: return f->values[f->assigns[v->a].val].kind == FL_VAL_CALL && f->values[f->assigns[v->a].val].a == call;
  case FL_VAL_FIELD:
  case FL_VAL_UNARY:
  case FL_VAL_CAST: return about_result(p, v->a, call, depth + 1);
  case FL_VAL_BINOP:
    return about_result(p, f->elems[v->a], call, depth + 1) && about_result(p, f->elems[v->a + 1], call, depth + 1);
  case FL_VAL_CALL: {
    const fl_call *c = &f->calls[v->a];
    if (v->a == call) return true;
    return c->n_args == 1 && !c->recv && about_result(p, f->args[c->first_arg].val, call, depth + 1);
  }
  default: return false;
  }
}

// What a condition says beyond how the call went: `rc < 0 && ++tries < 5`.
static fl_bound rest_bound(const fl_loop *p, uint32_t val, uint32_t call, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12 || about_result(p, val, call, 0)) return (fl_bound){0};
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return rest_bound(p, v->a, call, depth + 1);
  if (v->kind != FL_VAL_BINOP || (v->op != FL_OP_AND && v->op != FL_OP_OR)) return test_bound(p, val, depth);
  fl_bound left = rest_bound(p, p->l->f->elems[v->a], call, depth + 1), right = rest_bound(p, p->l->f->elems[v->a + 1], call, depth + 1);
  if (left.answer == FL_IS_BOUNDED || !right.answer) return left;
  if (right.answer == FL_IS_BOUNDED || !left.answer) return right;
  return left.answer == FL_IS_INHERITED ? left : right;
}

static void prefer(fl_bound *best, fl_bound b) { // bounded, then inherited, then unknown
  if (b.answer && (!best->answer || b.answer == FL_IS_BOUNDED ||
                   (b.answer == FL_IS_INHERITED && best->answer == FL_IS_UNKNOWN)))
    *best = b;
}

// A condition that looks at nothing but the error: other errors than this one still lead back for ever.
static bool only_about(const fl_loop *p, uint32_t val, fl_sym error, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12) return false;
  switch (v->kind) {
  case FL_VAL_LIT: return true;
  case FL_VAL_REF: return v->a == error;
  case FL_VAL_FIELD:
  case FL_VAL_UNARY: return only_about(p, v->a, error, depth + 1);
  case FL_VAL_CALL: { // e.code, where that is a method
    const fl_call *c = &p->l->f->calls[v->a];
    return !c->n_args && c->recv && only_about(p, c->recv, error, depth + 1);
  }
  case FL_VAL_BINOP:
    return only_about(p, p->l->f->elems[v->a], error, depth + 1) && only_about(p, p->l->f->elems[v->a + 1], error, depth + 1);
  default: return false;
  }
}

static fl_sym caught_name(const fl_loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_CATCH) return p->l->f->regions[region].name;
  return 0;
}

// The conditions that guard an exit inside the loop: branches and cases between it and the loop.
static fl_bound guard_bound(const fl_loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  fl_bound best = {0};
  for (; region && region != p->region; region = p->l->f->regions[region].parent) {
    const fl_region *r = &p->l->f->regions[region];
    if (fl_loop_is_failure_region(p, region, call, try_region) && r->kind != FL_REGION_BRANCH) continue;
    if (r->kind == FL_REGION_BRANCH && caught_name(p, region) && only_about(p, r->test, caught_name(p, region), 0)) continue;
    if (r->kind == FL_REGION_SELECT_CASE && r->a) prefer(&best, test_bound(p, r->a, 0));
    if (r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_FAILURE && fl_loop_asks_of(p, r->of, call))
      prefer(&best, rest_bound(p, r->test, call, 0));
    else if (r->kind == FL_REGION_BRANCH && r->outcome != FL_OUTCOME_SUCCESS)
      prefer(&best, test_bound(p, r->test, 0));
    if (r->kind == FL_REGION_CASE) prefer(&best, (fl_bound){FL_IS_UNKNOWN, -1, "a case ends the loop", r->test, 0});
    if (r->kind == FL_REGION_CATCH) prefer(&best, (fl_bound){FL_IS_UNKNOWN, -1, "some errors end the loop", 0, 0});
  }
  return best;
}

// A helper on the failure path that may itself give up by raising.
static bool helper_may_raise(const fl_loop *p, uint32_t call, uint32_t try_region) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!fl_loop_in_failure(p, p->l->f->calls[c].region, call, try_region)) continue;
    for (uint32_t i = 0; i < p->l->n_targets[c]; i++) {
      const fl_target *t = &p->g->targets.at[p->l->first_target[c] + i];
      if (t->row && (t->row->does & (1u << FL_DOES_fail))) return true;
      const fl_facts *f = t->func.id ? p->g->links[t->func.file].f : NULL;
      for (uint32_t e = 1; f && e < f->n_exits; e++)
        if (f->exits[e].func == t->func.id && f->exits[e].kind >= FL_EXIT_THROW) return true;
    }
  }
  return false;
}

// `token.ThrowIfCancellationRequested()`: nobody looks at what it says, so it raises.
static bool checks_cancellation(const fl_loop *p) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    const fl_call *call = &p->l->f->calls[c];
    if (call->flags & FL_CALL_IGNORED && fl_loop_inside(p, call->region, p->region) && fl_call_does(p->g, p->file, c, FL_DOES_cancel_check)) return true;
  }
  return false;
}

static fl_bound each_bound(const fl_loop *p) {
  int64_t n = fl_count_of(p->g, p->file, p->r->a);
  if (n == FL_COUNT_ENDLESS) return (fl_bound){0};
  return (fl_bound){FL_IS_BOUNDED, n, "the loop runs over a fixed range", p->r->a, 0};
}

// Where whatever reaches the end of the body leaves, the jumps back decide: `if (rc < 0 && tries++ < 3) goto again;`. The weakest
// of their conditions counts.
static fl_bound back_bound(const fl_loop *p, uint32_t call, uint32_t try_region) {
  fl_bound weakest = {0};
  bool any = false;
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (e->kind != FL_EXIT_CONTINUE || e->target != p->region || !fl_loop_in_failure(p, e->region, call, try_region)) continue;
    fl_bound b = {0};
    for (uint32_t r = e->region; r && r != p->region; r = p->l->f->regions[r].parent) {
      const fl_region *branch = &p->l->f->regions[r];
      fl_sym error = caught_name(p, r);
      if (branch->kind != FL_REGION_BRANCH || (error && only_about(p, branch->test, error, 0))) continue;
      prefer(&b, rest_bound(p, branch->test, call, 0));
    }
    if (!b.answer) return b;
    if (!any || weakest.answer == FL_IS_BOUNDED) weakest = b;
    any = true;
  }
  return weakest;
}

// The end of the body leaves, or else the end of each failure path does: only a jump back goes on.
static bool ends_by_itself(const fl_loop *p, uint32_t call, uint32_t try_region) {
  bool any = false;
  for (uint32_t i = 1; i < p->l->f->n_exits; i++)
    if (p->l->f->exits[i].region == p->region && fl_loop_leaves(p, &p->l->f->exits[i])) return true;
  for (uint32_t r = 1; r < p->l->f->n_regions; r++) {
    if (!fl_loop_inside(p, r, p->region) || !fl_loop_is_failure_region(p, r, call, try_region)) continue;
    any = true;
    if (!fl_loop_always_leaves(p, r)) return false;
  }
  return any;
}

// Some of the cases of a failure leave and others do not: `Err(Full(..)) => .., Err(other) => return Err(other)`.
static bool some_cases_leave(const fl_loop *p, uint32_t call, uint32_t try_region) {
  uint32_t leaves = 0, stays = 0;
  for (uint32_t r = 1; r < p->l->f->n_regions; r++) {
    uint32_t parent = p->l->f->regions[r].parent;
    if (p->l->f->regions[parent].kind != FL_REGION_SWITCH || !fl_loop_inside(p, r, p->region)) continue;
    if (!fl_loop_is_failure_region(p, r, call, try_region)) continue;
    *(fl_loop_always_leaves(p, r) ? &leaves : &stays) = parent;
    if (leaves && leaves == stays) return true;
  }
  return false;
}

// `exit 1 if tries < 1`: calls that end the program end the loop as well.
static void prefer_ends(const fl_loop *p, uint32_t call, uint32_t try_region, fl_bound *best) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c && best->answer != FL_IS_BOUNDED; c = p->l->call_next[c]) {
    uint32_t region = p->l->f->calls[c].region;
    bool ends = region != p->region && fl_loop_inside(p, region, p->region) && fl_call_does(p->g, p->file, c, FL_DOES_exit);
    if (ends) prefer(best, guard_bound(p, region, call, try_region));
  }
}

fl_bound fl_find_bound(const fl_loop *p, uint32_t call, uint32_t try_region) {
  fl_bound best = {0};
  if (p->r->form == FL_LOOP_EACH)
    prefer(&best, each_bound(p));
  else if (p->r->test)
    prefer(&best, fl_loops_on_failure(p, call) ? rest_bound(p, p->r->test, call, 0) : test_bound(p, p->r->test, 0));
  if (ends_by_itself(p, call, try_region)) prefer(&best, back_bound(p, call, try_region));
  for (uint32_t i = 1; i < p->l->f->n_exits && best.answer != FL_IS_BOUNDED; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    bool on_try = try_region && fl_loop_inside(p, e->region, try_region) && e->kind != FL_EXIT_THROW;
    if (fl_loop_leaves(p, e) && !on_try) prefer(&best, guard_bound(p, e->region, call, try_region));
  }
  if (!best.answer && checks_cancellation(p)) best = (fl_bound){FL_IS_INHERITED, -1, "cancellation ends the loop", 0, 0};
  prefer_ends(p, call, try_region, &best);
  if (!best.answer && some_cases_leave(p, call, try_region)) best = (fl_bound){FL_IS_UNKNOWN, -1, "some errors end the loop", 0, 0};
  if (!best.answer && fl_loop_failure_ends_test(p, call, try_region))
    best = (fl_bound){FL_IS_UNKNOWN, -1, "a flag that the failure sets may end the loop", p->r->test, 0};
  if (!best.answer && helper_may_raise(p, call, try_region))
    best = (fl_bound){FL_IS_UNKNOWN, -1, "a helper on the failure path may give up", 0, 0};
  return best.answer ? best : (fl_bound){FL_IS_UNBOUNDED, INT64_MAX, "nothing but success ends the loop", 0, 0};
}

fl_bound fl_bound_uncancelled(const fl_loop *p, uint32_t call, uint32_t try_region, fl_bound b) {
  fl_loop left = *p;
  left.uncancelled = true;
  return b.answer == FL_IS_INHERITED && b.cancel ? fl_find_bound(&left, call, try_region) : (fl_bound){0};
}
