// Loops that retry.
//
// In: regions, exits, call targets. Out: a `retry` site for every loop whose failure path leads back to its head and whose success
// path leads out, with the answers for its bound (attempts, time, cancellation) and its wait between attempts. Structure decides:
// no name is ever evidence. A loop whose success leads back (polling, consuming, accepting, paging) is no retry.
//
// "Unbounded" is only said when every way out of the failure path was looked at and none exists; a way out that is not understood
// makes the answer unknown.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

#include <string.h>

typedef struct loop {
  fl_graph *g;
  const fl_link *l;
  uint32_t file, region;
  const fl_region *r;
} loop;

static bool inside(const loop *p, uint32_t region, uint32_t outer) {
  for (uint32_t depth = 0; region && depth < 256; region = p->l->f->regions[region].parent, depth++)
    if (region == outer) return true;
  return false;
}

static uint32_t innermost_loop(const loop *p, uint32_t region) {
  for (; region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_LOOP) return region;
  return 0;
}

static bool leaves(const loop *p, const fl_exit *e) {
  if (e->func != p->r->func || !inside(p, e->region, p->region) || e->kind == FL_EXIT_CONTINUE) return false;
  if (e->kind == FL_EXIT_BREAK)
    return e->target && !(inside(p, e->target, p->region) && e->target != p->region);
  return true;
}

// The regions that run when a call fails: catches of the try around it, branches that test its error.
static bool is_failure_region(const loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  const fl_region *r = &p->l->f->regions[region];
  if (r->kind == FL_REGION_CATCH)
    return try_region && r->parent == p->l->f->regions[try_region].parent &&
           r->span.byte_begin >= p->l->f->regions[try_region].span.byte_end;
  return r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_FAILURE && r->of == call;
}

static uint32_t enclosing_try(const loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_TRY) return region;
  return 0;
}

// Does control always leave the loop when it enters `region`? True for an exit at its top level (not `continue`).
static bool always_leaves(const loop *p, uint32_t region) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++)
    if (p->l->f->exits[i].region == region && leaves(p, &p->l->f->exits[i])) return true;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    if (p->l->f->calls[c].region == region && fl_call_does(p->g, p->file, c, FL_DOES_exit)) return true;
  return false;
}

static bool has_continue(const loop *p, uint32_t region) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (e->kind == FL_EXIT_CONTINUE && e->region == region && (e->target == p->region || !e->target))
      return true;
  }
  return false;
}

static bool in_failure(const loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (is_failure_region(p, region, call, try_region)) return true;
  return false;
}

static bool mentions(const loop *p, uint32_t val, fl_sym name, uint32_t depth);

static bool any_mentions(const loop *p, uint32_t first, uint32_t n, fl_sym name, uint32_t depth) {
  for (uint32_t i = 0; i < n; i++)
    if (mentions(p, p->l->f->elems[first + i], name, depth)) return true;
  return false;
}

static bool mentions(const loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 24) return false;
  switch (v->kind) {
  case FL_VAL_REF: return v->a == name;
  case FL_VAL_FIELD:
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_INDEX: return (v->kind == FL_VAL_FIELD && v->b == name) || mentions(p, v->a, name, depth + 1);
  case FL_VAL_COND: return any_mentions(p, v->a, 3, name, depth + 1);
  case FL_VAL_BINOP: return any_mentions(p, v->a, 2, name, depth + 1);
  case FL_VAL_CONCAT:
  case FL_VAL_LIST:
  case FL_VAL_OTHER: return any_mentions(p, v->a, v->n, name, depth + 1);
  case FL_VAL_ASSIGN: return mentions(p, p->l->f->assigns[v->a].target, name, depth + 1);
  default: return false;
  }
}

static fl_sym target_name(const loop *p, const fl_assign *a) {
  const fl_val *t = &p->l->f->values[a->target];
  return t->kind == FL_VAL_REF ? t->a : t->kind == FL_VAL_FIELD ? t->b : 0;
}

// `while (!ready) ready = await check()`: the call says how things are, and the loop asks until they are so. That is polling.
static bool is_answer_of(const loop *p, const fl_assign *a, uint32_t call) {
  const fl_val *v = &p->l->f->values[a->val];
  const fl_val *test = &p->l->f->values[p->r->test];
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) v = &p->l->f->values[v->a];
  if (test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT) test = &p->l->f->values[test->a];
  bool yes_or_no = test->kind == FL_VAL_REF || test->kind == FL_VAL_FIELD; // `answer == null` asks whether it failed
  return yes_or_no && a->result_index < 0 && v->kind == FL_VAL_CALL && v->a == call;
}

// A variable that the loop's condition looks at and that is assigned after the call on its success path only.
static bool success_ends_condition(const loop *p, uint32_t call, uint32_t try_region) {
  if (!p->r->test || p->r->form == FL_LOOP_EACH) return false;
  uint32_t from = p->l->f->calls[call].span.byte_begin;
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    if (a->func != p->r->func || a->span.byte_end <= from || a->op || !inside(p, a->region, p->region) || is_answer_of(p, a, call))
      continue;
    bool on_success = try_region ? inside(p, a->region, try_region)
                                 : !in_failure(p, a->region, call, 0) && a->region != p->region;
    if (on_success && mentions(p, p->r->test, target_name(p, a), 0)) return true;
  }
  return false;
}

// `if (!step()) break;`: the call has not failed, it says that there is no more to do.
static bool ends_work(const loop *p, uint32_t region, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (; region && region != p->region; region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    if (r->kind != FL_REGION_BRANCH || r->form != FL_SENSE_THEN || !r->test) continue;
    const fl_val *test = &f->values[r->test];
    const fl_val *said = test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT ? &f->values[test->a] : NULL;
    if (said && said->kind == FL_VAL_CALL && said->a == call) return true;
  }
  return false;
}

// A way out that only a success of the call takes.
static bool success_leaves(const loop *p, uint32_t call, uint32_t try_region) {
  const fl_call *c = &p->l->f->calls[call];
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (!leaves(p, e) || e->kind == FL_EXIT_THROW || e->span.byte_end <= c->span.byte_begin) continue;
    if (in_failure(p, e->region, call, try_region)) continue;
    if (try_region && inside(p, e->region, try_region)) {
      if (!ends_work(p, e->region, call)) return true;
      continue;
    }
    for (uint32_t r = e->region; r && r != p->region; r = p->l->f->regions[r].parent)
      if (p->l->f->regions[r].outcome == FL_OUTCOME_SUCCESS && p->l->f->regions[r].of == call) return true;
    if (e->region == p->region || e->region == c->region)
      return true; // the tail of the loop's body: failures have left it by then
  }
  return success_ends_condition(p, call, try_region);
}

// Does a failure of the call lead back to the loop's head?
static bool failure_returns(const loop *p, uint32_t call, uint32_t try_region) {
  bool handled = false, tail_exit = false;
  for (uint32_t i = 1; i < p->l->f->n_exits;
       i++) { // an unconditional exit at the end of the body ends failures that fall through
    const fl_exit *e = &p->l->f->exits[i];
    tail_exit |=
        leaves(p, e) && e->region == p->region && e->span.byte_begin > p->l->f->calls[call].span.byte_begin;
  }
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    if (r->func != p->r->func || !inside(p, i, p->region) || i == p->region) continue;
    if (r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_SUCCESS && r->of == call && !tail_exit)
      handled |= always_leaves(p, i);
    if (!is_failure_region(p, i, call, try_region)) continue;
    if (always_leaves(p, i)) continue;
    if (has_continue(p, i) || !tail_exit) handled = true;
  }
  return handled;
}

// ---- the bound ---------------------------------------------------------------------------------------------------------------------

typedef struct bound {
  uint8_t answer;
  int64_t count;
  const char *why;
  uint32_t val;
} bound;

static bool modified_in_loop(const loop *p, fl_sym name, bool counting) {
  for (uint32_t i = 1; name && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    if (a->func != p->r->func || target_name(p, a) != name) continue;
    if (!inside(p, a->region, p->region) &&
        !(a->span.byte_begin >= p->r->span.byte_begin && a->span.byte_end <= p->r->span.byte_end))
      continue;
    const fl_val *v = &p->l->f->values[a->val];
    bool counts =
        a->op == FL_OP_ADD || a->op == FL_OP_SUB || a->op == FL_OP_MUL || a->op == FL_OP_SHL ||
        (v->kind == FL_VAL_BINOP && (v->op == FL_OP_ADD || v->op == FL_OP_SUB || v->op == FL_OP_MUL) &&
         mentions(p, a->val, name, 0));
    if (!counting || counts) return true;
  }
  return false;
}

static bound test_bound(const loop *p, uint32_t val, uint32_t depth);

// What the conditions say under which a flag is set: `case <-ctx.Done(): done = true`.
static bound of_flag(const loop *p, fl_sym flag, uint32_t depth) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != p->r->func || target_name(p, a) != flag) continue;
    for (uint32_t r = a->region; r && r != p->region && inside(p, r, p->region); r = f->regions[r].parent) {
      uint32_t test = f->regions[r].kind == FL_REGION_SELECT_CASE ? f->regions[r].a : f->regions[r].test;
      if (!test || mentions(p, test, flag, 0)) continue;
      bound b = test_bound(p, test, depth + 4);
      if (b.answer == FL_IS_BOUNDED || b.answer == FL_IS_INHERITED) return b;
    }
  }
  return (bound){0, 0, NULL, 0}; // set by the loop itself: success, not a bound
}

static bound of_names(const loop *p, uint32_t val, uint32_t depth) { // a lone name or field in a condition
  const fl_val *v = &p->l->f->values[val];
  fl_sym name = v->kind == FL_VAL_REF ? v->a : v->kind == FL_VAL_FIELD ? v->b : 0;
  if (modified_in_loop(p, name, true)) return (bound){FL_IS_BOUNDED, -1, "a counter ends the loop", val};
  if (v->kind == FL_VAL_FIELD && v->a) {
    const fl_val *base = &p->l->f->values[v->a];
    if (base->kind == FL_VAL_CALL) return test_bound(p, v->a, depth + 1);
  }
  if (modified_in_loop(p, name, false)) return of_flag(p, name, depth);
  return (bound){FL_IS_INHERITED, -1, "a flag that is set elsewhere ends the loop", val};
}

static bound of_comparison(const loop *p, const fl_val *v, uint32_t val, uint32_t depth) {
  for (uint32_t i = 0; i < 2; i++) {
    uint32_t side = p->l->f->elems[v->a + i], other = p->l->f->elems[v->a + 1 - i];
    const fl_val *s = &p->l->f->values[side];
    fl_sym name = s->kind == FL_VAL_REF ? s->a : s->kind == FL_VAL_FIELD ? s->b : 0;
    if (s->kind == FL_VAL_ASSIGN) name = target_name(p, &p->l->f->assigns[s->a]);
    if (s->kind == FL_VAL_UNARY)
      name = p->l->f->values[s->a].kind == FL_VAL_REF ? p->l->f->values[s->a].a : 0;
    bool nil = p->l->f->values[other].kind == FL_VAL_LIT && p->l->f->values[other].op == FL_LIT_NIL;
    if (!nil && modified_in_loop(p, name, true)) {
      bool rising =
          v->op == FL_OP_LT || v->op == FL_OP_LE; // `i < 5`; of a falling counter the start would be needed
      return (bound){FL_IS_BOUNDED, rising && i == 0 ? fl_small_int(p->g, p->file, other) : -1,
                     "a counter ends the loop", val};
    }
  }
  bound left = test_bound(p, p->l->f->elems[v->a], depth + 1),
        right = test_bound(p, p->l->f->elems[v->a + 1], depth + 1);
  bool ordered = v->op == FL_OP_LT || v->op == FL_OP_LE || v->op == FL_OP_GT || v->op == FL_OP_GE;
  if (left.answer == FL_IS_BOUNDED) return left;
  if (right.answer == FL_IS_BOUNDED) return right;
  if (ordered) return (bound){FL_IS_UNKNOWN, -1, "the loop ends on a comparison that is not understood", val};
  return left.answer ? left : right;
}

static bound of_call(const loop *p, uint32_t val, uint32_t call, uint32_t depth) {
  if (fl_call_does(p->g, p->file, call, FL_DOES_clock_read))
    return (bound){FL_IS_BOUNDED, -1, "elapsed time ends the loop", val};
  if (fl_call_does(p->g, p->file, call, FL_DOES_cancel_check))
    return (bound){FL_IS_INHERITED, -1, "cancellation ends the loop", val};
  const fl_call *c = &p->l->f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    bound b = test_bound(p, p->l->f->args[c->first_arg + i].val, depth + 1);
    if (b.answer == FL_IS_BOUNDED) return b;
  }
  bound b = c->recv ? test_bound(p, c->recv, depth + 1) : (bound){0, 0, NULL, 0};
  if (b.answer == FL_IS_BOUNDED) return b;
  return (bound){FL_IS_UNKNOWN, -1, "a function decides whether to go on", val};
}

// What a condition says about the end of the loop. answer 0: nothing.
static bound test_bound(const loop *p, uint32_t val, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12) return (bound){0, 0, NULL, 0};
  switch (v->kind) {
  case FL_VAL_LIT: return (bound){0, 0, NULL, 0};
  case FL_VAL_REF:
  case FL_VAL_FIELD: return of_names(p, val, depth);
  case FL_VAL_ASSIGN: { // attempts++ < max, --tries
    fl_sym name = target_name(p, &p->l->f->assigns[v->a]);
    if (modified_in_loop(p, name, true)) return (bound){FL_IS_BOUNDED, -1, "a counter ends the loop", val};
    return test_bound(p, p->l->f->assigns[v->a].val, depth + 1);
  }
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST: return test_bound(p, v->a, depth + 1);
  case FL_VAL_CALL: return of_call(p, val, v->a, depth);
  case FL_VAL_BINOP: {
    if (v->op >= FL_OP_LT && v->op <= FL_OP_NE) return of_comparison(p, v, val, depth);
    bound left = test_bound(p, p->l->f->elems[v->a], depth + 1),
          right = test_bound(p, p->l->f->elems[v->a + 1], depth + 1);
    if (left.answer == FL_IS_BOUNDED || !right.answer) return left;
    if (right.answer == FL_IS_BOUNDED || !left.answer) return right;
    return left.answer == FL_IS_INHERITED ? left : right;
  }
  default: return (bound){FL_IS_UNKNOWN, -1, "a condition that is not understood ends the loop", val};
  }
}

static void prefer(bound *best, bound b) { // bounded, then inherited, then unknown
  if (b.answer && (!best->answer || b.answer == FL_IS_BOUNDED ||
                   (b.answer == FL_IS_INHERITED && best->answer == FL_IS_UNKNOWN)))
    *best = b;
}

// A condition that looks at nothing but the error: other errors than this one still lead back for ever.
static bool only_about(const loop *p, uint32_t val, fl_sym error, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 12) return false;
  switch (v->kind) {
  case FL_VAL_LIT: return true;
  case FL_VAL_REF: return v->a == error;
  case FL_VAL_FIELD:
  case FL_VAL_UNARY: return only_about(p, v->a, error, depth + 1);
  case FL_VAL_BINOP:
    return only_about(p, p->l->f->elems[v->a], error, depth + 1) && only_about(p, p->l->f->elems[v->a + 1], error, depth + 1);
  default: return false;
  }
}

static fl_sym caught_name(const loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_CATCH) return p->l->f->regions[region].name;
  return 0;
}

// The conditions that guard an exit inside the loop: branches and cases between it and the loop.
static bound guard_bound(const loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  bound best = {0, 0, NULL, 0};
  for (; region && region != p->region; region = p->l->f->regions[region].parent) {
    const fl_region *r = &p->l->f->regions[region];
    if (is_failure_region(p, region, call, try_region) && r->kind != FL_REGION_BRANCH) continue;
    if (r->kind == FL_REGION_BRANCH && caught_name(p, region) && only_about(p, r->test, caught_name(p, region), 0)) continue;
    if (r->kind == FL_REGION_SELECT_CASE && r->a) prefer(&best, test_bound(p, r->a, 0));
    if (r->kind == FL_REGION_BRANCH && r->outcome != FL_OUTCOME_SUCCESS &&
        !(r->outcome == FL_OUTCOME_FAILURE && r->of == call))
      prefer(&best, test_bound(p, r->test, 0));
    if (r->kind == FL_REGION_CASE) prefer(&best, (bound){FL_IS_UNKNOWN, -1, "a case ends the loop", r->test});
    if (r->kind == FL_REGION_CATCH) prefer(&best, (bound){FL_IS_UNKNOWN, -1, "some errors end the loop", 0});
  }
  return best;
}

// A helper on the failure path that may itself give up by raising.
static bool helper_may_raise(const loop *p, uint32_t call, uint32_t try_region) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!in_failure(p, p->l->f->calls[c].region, call, try_region)) continue;
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

static bound each_bound(const loop *p) {
  int64_t n = fl_count_of(p->g, p->file, p->r->a);
  if (n == FL_COUNT_ENDLESS) return (bound){0, 0, NULL, 0};
  return (bound){FL_IS_BOUNDED, n, "the loop runs over a fixed range", p->r->a};
}

static bound find_bound(const loop *p, uint32_t call, uint32_t try_region) {
  bound best = {0, 0, NULL, 0};
  if (p->r->form == FL_LOOP_EACH)
    prefer(&best, each_bound(p));
  else if (p->r->test)
    prefer(&best, test_bound(p, p->r->test, 0));
  for (uint32_t i = 1; i < p->l->f->n_exits && best.answer != FL_IS_BOUNDED; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    bool on_try = try_region && inside(p, e->region, try_region) && e->kind != FL_EXIT_THROW;
    if (leaves(p, e) && !on_try) prefer(&best, guard_bound(p, e->region, call, try_region));
  }
  if (!best.answer && helper_may_raise(p, call, try_region))
    best = (bound){FL_IS_UNKNOWN, -1, "a helper on the failure path may give up", 0};
  return best.answer ? best : (bound){FL_IS_UNBOUNDED, INT64_MAX, "nothing but success ends the loop", 0};
}

// ---- the wait between attempts -----------------------------------------------------------------------------------------------------------

static uint8_t find_wait(const loop *p, uint32_t *at) {
  uint8_t answer = FL_IS_UNBOUNDED;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!inside(p, p->l->f->calls[c].region, p->region)) continue;
    uint8_t does = fl_call_may_sleep(p->g, p->file, c);
    if (does == FL_IS_BOUNDED) return *at = c, FL_IS_BOUNDED;
    if (does == FL_IS_UNKNOWN) *at = c, answer = FL_IS_UNKNOWN;
  }
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    if (r->kind == FL_REGION_SELECT && r->func == p->r->func && inside(p, i, p->region))
      return FL_IS_UNKNOWN; // waits on something
  }
  return answer;
}

// ---- finding them ------------------------------------------------------------------------------------------------------------------------

static void add_retry(loop *p, uint32_t call, bound b) {
  fl_site s = {0,
               FL_SITE_retry,
               FL_FORM_LOOP,
               4,
               0,
               {p->file, p->r->func},
               p->r->parent,
               {p->file, call},
               p->region,
               NULL,
               0,
               p->l->callee[call],
               p->r->span};
  s.id = p->g->sites.n;
  if (!s.callee) s.callee = p->l->sym[p->l->f->calls[call].name];
  uint32_t wait_call = 0;
  fl_loop_info info = {
      b.answer, find_wait(p, &wait_call), b.count, fl_intern_add_c(&p->g->names, b.why), b.val, wait_call,
      p->file};
  fl_array_push(&p->g->sites, s);
  fl_array_push(&p->g->loops, info);
  fl_map_put(&p->g->loop_of_site, s.id, p->g->loops.n - 1);
}

static bool mentions_in_call(const loop *p, uint32_t call, fl_sym name) {
  const fl_call *c = &p->l->f->calls[call];
  if (c->recv && mentions(p, c->recv, name, 0)) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (mentions(p, p->l->f->args[c->first_arg + i].val, name, 0)) return true;
  return false;
}

// Handed to the call itself, or to something else in the loop that prepares it (`client.use(node); client.send()`).
static bool used_in_loop(const loop *p, uint32_t call, fl_sym name) {
  if (mentions_in_call(p, call, name)) return true;
  if (fl_count_of(p->g, p->file, p->r->a) >= 0) return false; // an attempt's number, not a thing to try
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    if (inside(p, p->l->f->calls[c].region, p->region) && !fl_call_does(p->g, p->file, c, FL_DOES_log) &&
        mentions_in_call(p, c, name))
      return true;
  return false;
}

// `for node in nodes: try: return node.send()`: each turn tries something else, which is no repetition.
static bool operand_changes(const loop *p, uint32_t call) {
  if (p->r->form != FL_LOOP_EACH) return false;
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool of_loop = a->from_loop && a->func == p->r->func && a->span.byte_begin >= p->r->span.byte_begin &&
                   a->span.byte_end <= p->r->span.byte_end;
    if (of_loop && used_in_loop(p, call, target_name(p, a))) return true;
  }
  return false;
}

static void look_at(loop *p) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    const fl_call *call = &p->l->f->calls[c];
    if (!inside(p, call->region, p->region) || innermost_loop(p, call->region) != p->region) continue;
    if (!fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES) || operand_changes(p, c)) continue;
    uint32_t try_region = enclosing_try(p, call->region);
    if (!failure_returns(p, c, try_region) || !success_leaves(p, c, try_region)) continue;
    add_retry(p, c, find_bound(p, c, try_region));
    return; // one retry a loop
  }
}

void fl_find_loops(fl_graph *g) {
  fl_array_push(&g->loops, (fl_loop_info){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_regions; i++) {
      loop p = {g, l, file, i, &l->f->regions[i]};
      if (p.r->kind == FL_REGION_LOOP) look_at(&p);
    }
  }
}
