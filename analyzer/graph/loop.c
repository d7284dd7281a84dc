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

bool fl_loop_inside(const fl_loop *p, uint32_t region, uint32_t outer) {
  for (uint32_t depth = 0; region && depth < 256; region = p->l->f->regions[region].parent, depth++)
    if (region == outer) return true;
  return false;
}

static uint32_t innermost_loop(const fl_loop *p, uint32_t region) {
  for (; region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_LOOP) return region;
  return 0;
}

bool fl_loop_leaves(const fl_loop *p, const fl_exit *e) {
  if (e->func != p->r->func || !fl_loop_inside(p, e->region, p->region)) return false;
  if (e->kind == FL_EXIT_CONTINUE) return e->target && !fl_loop_inside(p, e->target, p->region); // of a loop around this one
  if (e->kind == FL_EXIT_BREAK)
    return e->target && !(fl_loop_inside(p, e->target, p->region) && e->target != p->region);
  return true;
}

// `client.ping(ctx).err()`: what is asked of what the call gives is asked of the call.
bool fl_loop_asks_of(const fl_loop *p, uint32_t of, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (uint32_t depth = 0; of && depth < 4; depth++) {
    if (of == call) return true;
    const fl_val *v = &f->values[f->calls[of].recv];
    while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) v = &f->values[v->a];
    of = v->kind == FL_VAL_CALL ? v->a : 0;
  }
  return false;
}

// The regions that run when a call fails: catches of the try around it, branches that test its error.
bool fl_loop_is_failure_region(const fl_loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  const fl_region *r = &p->l->f->regions[region];
  if (r->kind == FL_REGION_CATCH)
    return try_region && r->parent == p->l->f->regions[try_region].parent &&
           r->span.byte_begin >= p->l->f->regions[try_region].span.byte_end;
  return r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_FAILURE && fl_loop_asks_of(p, r->of, call);
}

static uint32_t enclosing_try(const fl_loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_TRY) return region;
  return 0;
}

// Does control always leave the loop when it enters `region`? True for an exit at its top level (not `continue`).
bool fl_loop_always_leaves(const fl_loop *p, uint32_t region) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++)
    if (p->l->f->exits[i].region == region && fl_loop_leaves(p, &p->l->f->exits[i])) return true;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    if (p->l->f->calls[c].region == region && fl_call_does(p->g, p->file, c, FL_DOES_exit)) return true;
  return false;
}

bool fl_loop_goes_on(const fl_loop *p, const fl_exit *e, uint32_t region) {
  bool here = e->func == p->r->func && e->kind == FL_EXIT_CONTINUE && (e->target == p->region || !e->target);
  return here && fl_loop_inside(p, e->region, region);
}

static bool has_continue(const fl_loop *p, uint32_t region) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++)
    if (fl_loop_goes_on(p, &p->l->f->exits[i], region)) return true;
  return false;
}

bool fl_loop_in_failure(const fl_loop *p, uint32_t region, uint32_t call, uint32_t try_region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (fl_loop_is_failure_region(p, region, call, try_region)) return true;
  return false;
}

static bool any_mentions(const fl_loop *p, uint32_t first, uint32_t n, fl_sym name, uint32_t depth) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_loop_mentions(p, p->l->f->elems[first + i], name, depth)) return true;
  return false;
}

bool fl_loop_mentions(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 24) return false;
  switch (v->kind) {
  case FL_VAL_REF: return v->a == name;
  case FL_VAL_FIELD:
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST: return (v->kind == FL_VAL_FIELD && v->b == name) || fl_loop_mentions(p, v->a, name, depth + 1);
  case FL_VAL_INDEX: return fl_loop_mentions(p, v->a, name, depth + 1) || fl_loop_mentions(p, v->b, name, depth + 1);
  case FL_VAL_COND: return any_mentions(p, v->a, 3, name, depth + 1);
  case FL_VAL_BINOP: return any_mentions(p, v->a, 2, name, depth + 1);
  case FL_VAL_CONCAT:
  case FL_VAL_LIST:
  case FL_VAL_OTHER: return any_mentions(p, v->a, v->n, name, depth + 1);
  case FL_VAL_ASSIGN: return fl_loop_mentions(p, p->l->f->assigns[v->a].target, name, depth + 1);
  default: return false;
  }
}

fl_sym fl_loop_target_name(const fl_loop *p, const fl_assign *a) {
  const fl_val *t = &p->l->f->values[a->target];
  return t->kind == FL_VAL_REF ? t->a : t->kind == FL_VAL_FIELD ? t->b : 0;
}

// `while (!ready) ready = await check()`: the call says how things are, and the loop asks until they are so. That is polling.
static bool is_answer_of(const fl_loop *p, const fl_assign *a, uint32_t call) {
  const fl_val *v = &p->l->f->values[a->val];
  const fl_val *test = &p->l->f->values[p->r->test];
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) v = &p->l->f->values[v->a];
  if (test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT) test = &p->l->f->values[test->a];
  bool yes_or_no = test->kind == FL_VAL_REF || test->kind == FL_VAL_FIELD; // `answer == null` asks whether it failed
  return yes_or_no && a->result_index < 0 && v->kind == FL_VAL_CALL && v->a == call;
}

// `ok = f(); if (!ok) log()`: where results say how it went, a no that is handled is a failure and no answer.
static bool is_handled_failure(const fl_loop *p, uint32_t call) {
  for (uint32_t i = 1; p->l->in->naming->pointers && i < p->l->f->n_regions; i++)
    if (p->l->f->regions[i].func == p->r->func && fl_loop_inside(p, i, p->region) && fl_loop_is_failure_region(p, i, call, 0)) return true;
  return false;
}

// A variable that the loop's condition looks at and that is assigned after the call on its success path only.
static bool success_ends_condition(const fl_loop *p, uint32_t call, uint32_t try_region) {
  if (!p->r->test || p->r->form == FL_LOOP_EACH) return false;
  uint32_t from = p->l->f->calls[call].span.byte_begin;
  bool handled = is_handled_failure(p, call);
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    if (a->func != p->r->func || a->span.byte_end <= from || a->op || !fl_loop_inside(p, a->region, p->region)) continue;
    if (is_answer_of(p, a, call)) {
      if (handled) return true;
      continue;
    }
    if (fl_loop_asks_for_more(p, a, call)) continue;
    bool on_success = try_region ? fl_loop_inside(p, a->region, try_region)
                                 : !fl_loop_in_failure(p, a->region, call, 0) && a->region != p->region;
    if (on_success && fl_loop_mentions(p, p->r->test, fl_loop_target_name(p, a), 0)) return true;
  }
  return false;
}

// The call's own result, or a variable of the loop that holds it.
static bool is_result(const fl_loop *p, uint32_t val, uint32_t call) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  for (uint32_t i = 1; v->kind == FL_VAL_REF && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func == p->r->func && !a->op && fl_loop_target_name(p, a) == v->a && fl_loop_inside(p, a->region, p->region)) v = &f->values[a->val];
  }
  while (v->kind == FL_VAL_AWAIT) v = &f->values[v->a];
  return v->kind == FL_VAL_CALL && v->a == call;
}

// `if (done < BATCH) break;`: less came than was asked for.
static bool is_short(const fl_loop *p, const fl_val *test, uint32_t call) {
  if (test->kind != FL_VAL_BINOP || test->op < FL_OP_LT || test->op > FL_OP_GE) return false;
  return is_result(p, p->l->f->elems[test->a], call) || is_result(p, p->l->f->elems[test->a + 1], call);
}

// `if (!step()) break;`: the call has not failed, it says that there is no more to do.
static bool ends_work(const fl_loop *p, uint32_t region, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (; region && region != p->region; region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    if (r->kind != FL_REGION_BRANCH || r->form != FL_SENSE_THEN || !r->test) continue;
    const fl_val *test = &f->values[r->test];
    const fl_val *said = test->kind == FL_VAL_UNARY && test->op == FL_OP_NOT ? &f->values[test->a] : NULL;
    if (said && said->kind == FL_VAL_CALL && said->a == call) return true;
    if (is_short(p, test, call)) return true;
  }
  return false;
}

// A way out that only a success of the call takes.
static bool success_leaves(const fl_loop *p, uint32_t call, uint32_t try_region) {
  const fl_call *c = &p->l->f->calls[call];
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (!fl_loop_leaves(p, e) || e->kind == FL_EXIT_THROW || e->span.byte_end <= c->span.byte_begin) continue;
    if (fl_loop_in_failure(p, e->region, call, try_region)) continue;
    if (try_region && fl_loop_inside(p, e->region, try_region)) {
      if (!ends_work(p, e->region, call)) return true;
      continue;
    }
    for (uint32_t r = e->region; r && r != p->region; r = p->l->f->regions[r].parent)
      if (p->l->f->regions[r].outcome == FL_OUTCOME_SUCCESS && fl_loop_asks_of(p, p->l->f->regions[r].of, call)) return true;
    if (e->region == p->region || e->region == c->region)
      return true; // the tail of the loop's body: failures have left it by then
  }
  return fl_loops_on_failure(p, call) || success_ends_condition(p, call, try_region);
}

// `while ((rc = dial()) < 0)`: the loop's own condition is the failure.
bool fl_loops_on_failure(const fl_loop *p, uint32_t call) {
  return p->r->outcome == FL_OUTCOME_FAILURE && fl_loop_asks_of(p, p->r->of, call) && !fl_loop_counts(p, call);
}

// `if (n == 0) break; else if (n < 0) return;`: what is neither is an answer.
static bool is_told_apart(const fl_loop *p, uint32_t region, uint32_t call) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; f->regions[region].form == FL_SENSE_ELSE && i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool own = r->parent == region && r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_FAILURE && fl_loop_asks_of(p, r->of, call) && r->form == FL_SENSE_THEN;
    uint8_t op = own && f->values[r->test].kind == FL_VAL_BINOP ? f->values[r->test].op : 0;
    if (own && op >= FL_OP_LT && op <= FL_OP_NE && fl_loop_always_leaves(p, i)) return true;
  }
  return false;
}

static bool has_other_told_apart(const fl_loop *p, uint32_t region, uint32_t call) {
  const fl_region *r = &p->l->f->regions[region];
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *other = &p->l->f->regions[i];
    if (i != region && other->parent == r->parent && other->test == r->test && is_told_apart(p, i, call)) return true;
  }
  return false;
}

// Does a failure of the call lead back to the loop's head?
static bool failure_returns(const fl_loop *p, uint32_t call, uint32_t try_region) {
  if (fl_loops_on_failure(p, call)) return true;
  bool handled = false, tail_exit = false;
  for (uint32_t i = 1; i < p->l->f->n_exits;
       i++) { // an unconditional exit at the end of the body ends failures that fall through
    const fl_exit *e = &p->l->f->exits[i];
    tail_exit |=
        fl_loop_leaves(p, e) && e->region == p->region && e->span.byte_begin > p->l->f->calls[call].span.byte_begin;
  }
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    if (r->func != p->r->func || !fl_loop_inside(p, i, p->region) || i == p->region) continue;
    if (r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_SUCCESS && fl_loop_asks_of(p, r->of, call) && !tail_exit)
      handled |= fl_loop_always_leaves(p, i) && !has_other_told_apart(p, i, call);
    if (!fl_loop_is_failure_region(p, i, call, try_region) || fl_catches_conflicts(p->g, p->file, r) || is_told_apart(p, i, call)) continue;
    if (has_continue(p, i) || (!tail_exit && !fl_loop_always_leaves(p, i))) handled = true;
  }
  return handled;
}

// ---- the wait between attempts -----------------------------------------------------------------------------------------------------------

// `while ticks.next().await.is_some()`: something else than the attempt is waited for before each round.
static bool awaits_in_test(const fl_loop *p, uint32_t *at) {
  const fl_val *test = p->r->test ? &p->l->f->values[p->r->test] : NULL;
  for (uint32_t c = p->l->func_first_call[p->r->func]; test && c; c = p->l->call_next[c]) {
    const fl_call *call = &p->l->f->calls[c];
    bool inside = test->byte_begin <= call->span.byte_begin && call->span.byte_end <= test->byte_end;
    if (inside && call->flags & FL_CALL_AWAITED && !fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES)) return *at = c, true;
  }
  return false;
}

static uint8_t find_wait(const fl_loop *p, uint32_t call, uint32_t try_region, uint32_t *at) {
  uint8_t answer = FL_IS_UNBOUNDED;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!fl_loop_inside(p, p->l->f->calls[c].region, p->region)) continue;
    uint8_t does = fl_call_may_sleep(p->g, p->file, c);
    if (does == FL_IS_BOUNDED && !fl_loop_pauses_at(p, c, call, try_region)) continue;
    if (does == FL_IS_BOUNDED) return *at = c, FL_IS_BOUNDED;
    if (does == FL_IS_UNKNOWN) *at = c, answer = FL_IS_UNKNOWN;
  }
  if (answer == FL_IS_UNBOUNDED && (awaits_in_test(p, at) || fl_loop_mends(p, call, try_region, at))) return FL_IS_UNKNOWN;
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    if (r->kind == FL_REGION_SELECT && r->func == p->r->func && fl_loop_inside(p, i, p->region))
      return FL_IS_UNKNOWN; // waits on something
  }
  return answer;
}

// ---- finding them ------------------------------------------------------------------------------------------------------------------------

// Does any of the pauses hold chance? All that may wait in the loop are looked at.
static uint8_t find_chance(const fl_loop *p) {
  uint8_t answer = FL_IS_UNBOUNDED;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!fl_loop_inside(p, p->l->f->calls[c].region, p->region) || fl_call_may_sleep(p->g, p->file, c) == FL_IS_UNBOUNDED) continue;
    uint8_t one = fl_wait_chance(p->g, p->file, c);
    if (one == FL_IS_BOUNDED) return one;
    if (one == FL_IS_UNKNOWN) answer = one;
  }
  return answer;
}

// A read that is asked until it gives something may wait for it to be there.
static bool is_write(const fl_loop *p, uint32_t call) {
  for (uint32_t s = fl_first_site_of(p->g, p->file, call); s && s < p->g->sites.n; s++) {
    const fl_site *site = &p->g->sites.at[s];
    if (site->form != FL_FORM_CALL || site->call.file != p->file || site->call.id != call) break;
    if (site->effect == FL_EFFECT_non_idempotent_write || site->effect == FL_EFFECT_idempotent_write) return true;
  }
  return false;
}

static void look_closer(const fl_loop *p, uint32_t call, uint32_t try_region, fl_loop_info *info) {
  if (info->wait == FL_IS_BOUNDED) info->chance = find_chance(p);
  info->repeats_refusals = fl_loop_repeats_every_error(p, call, try_region) || (is_write(p, call) && fl_loop_repeats_refusals(p));
  info->ignores_push_back = fl_loop_ignores_push_back(p);
  info->swallows_the_end = info->bound == FL_IS_BOUNDED && fl_loop_swallows_the_end(p, call, try_region);
}

static void add_retry(fl_loop *p, uint32_t call, uint32_t try_region) {
  fl_bound b = fl_find_bound(p, call, try_region), otherwise = fl_bound_uncancelled(p, call, try_region, b);
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
               p->r->span,
               0,
               {0, 0},
               0,
               0};
  s.id = p->g->sites.n;
  if (!s.callee) s.callee = p->l->sym[p->l->f->calls[call].name];
  uint32_t wait_call = 0;
  fl_loop_info info = {.bound = b.answer, .wait = find_wait(p, call, try_region, &wait_call), .count = b.count, .why = fl_intern_add_c(&p->g->names, b.why), .bound_val = b.val,
                       .wait_call = wait_call, .file = p->file, .cancel = b.cancel, .otherwise = otherwise.answer,
                       .otherwise_why = otherwise.why ? fl_intern_add_c(&p->g->names, otherwise.why) : 0};
  look_closer(p, call, try_region, &info);
  fl_array_push(&p->g->sites, s);
  fl_array_push(&p->g->loops, info);
  fl_map_put(&p->g->loop_of_site, s.id, p->g->loops.n - 1);
}

// Handed to the call itself, or to something else in the loop that prepares it (`client.use(node); client.send()`).
static bool used_in_loop(const fl_loop *p, uint32_t call, fl_sym name) {
  if (fl_loop_mentions_in_call(p, call, name)) return true;
  if (fl_count_of(p->g, p->file, p->r->a) >= 0) return false; // an attempt's number, not a thing to try
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    if (fl_loop_inside(p, p->l->f->calls[c].region, p->region) && !fl_call_does(p->g, p->file, c, FL_DOES_log) &&
        fl_call_may_sleep(p->g, p->file, c) != FL_IS_BOUNDED && fl_loop_mentions_in_call(p, c, name)) // how long to wait is nothing to try
      return true;
  return false;
}

// Does the loop go on while the variable holds something? `p`, `p != NULL`, also as one of several conditions.
static bool goes_on_with(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 8) return false;
  if (v->kind == FL_VAL_REF || (v->kind == FL_VAL_FIELD && depth)) return (v->kind == FL_VAL_REF ? v->a : v->b) == name;
  if (v->kind != FL_VAL_BINOP) return false;
  uint32_t left = p->l->f->elems[v->a], right = p->l->f->elems[v->a + 1];
  if (v->op == FL_OP_AND) return goes_on_with(p, left, name, depth + 1) || goes_on_with(p, right, name, depth + 1);
  const fl_val *none = &p->l->f->values[right];
  if (v->op == FL_OP_OR) return goes_on_with(p, left, name, depth + 1) || goes_on_with(p, right, name, depth + 1);
  bool end = (none->kind == FL_VAL_LIT && none->op == FL_LIT_NIL) || none->kind == FL_VAL_REF; // of a chain, or where a ring began
  return v->op == FL_OP_NE && end && goes_on_with(p, left, name, depth + 1);
}

// `now = ring->at; ... ring->at = now->next`: a variable that was given what the name holds.
static bool holds_one(const fl_loop *p, uint32_t val, fl_sym name) {
  const fl_val *v = &p->l->f->values[val];
  for (uint32_t i = 1; v->kind == FL_VAL_REF && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    const fl_val *from = &p->l->f->values[a->val];
    bool here = a->func == p->r->func && fl_loop_inside(p, a->region, p->region) && fl_loop_target_name(p, a) == v->a;
    if (here && from->kind == FL_VAL_FIELD && from->b == name) return true;
  }
  return false;
}

// `p->next`, `p.next()`, `next(p)`, or a variable that was given that.
static bool follows(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (v->kind == FL_VAL_FIELD && (fl_loop_mentions(p, v->a, name, 0) || holds_one(p, v->a, name))) return true;
  if (v->kind == FL_VAL_CALL) return fl_loop_mentions_in_call(p, v->a, name);
  for (uint32_t i = 1; v->kind == FL_VAL_REF && depth < 2 && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    if (a->func == p->r->func && fl_loop_inside(p, a->region, p->region) && fl_loop_target_name(p, a) == v->a && v->a != name &&
        follows(p, a->val, name, depth + 1))
      return true;
  }
  return false;
}

// A chain is followed to its end: `for (p = first; p; p = p->next)`.
static bool walks(const fl_loop *p, uint32_t call) {
  for (uint32_t i = 1; p->r->test && i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool inside = a->func == p->r->func && a->span.byte_begin >= p->r->span.byte_begin && a->span.byte_end <= p->r->span.byte_end;
    fl_sym name = inside && !a->op ? fl_loop_target_name(p, a) : 0;
    if (name && goes_on_with(p, p->r->test, name, 0) && follows(p, a->val, name, 0) && (used_in_loop(p, call, name) || fl_loop_works_on(p, call, name)))
      return true;
  }
  return false;
}

// `for node in nodes: try: return node.send()`: each turn tries something else, which is no repetition.
static bool operand_changes(const fl_loop *p, uint32_t call) {
  if (p->r->form != FL_LOOP_EACH) return walks(p, call) || fl_loop_takes_next(p, call) || fl_loop_takes_by_index(p, call);
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool of_loop = a->from_loop && a->func == p->r->func && a->span.byte_begin >= p->r->span.byte_begin &&
                   a->span.byte_end <= p->r->span.byte_end;
    if (!of_loop) continue;
    fl_sym name = fl_loop_target_name(p, a);
    if (used_in_loop(p, call, name) || fl_loop_asks_with(p, call, name)) return true;
  }
  return false;
}

// `if answer.status == 429 { wait; continue }`: no error, and a retry all the same. What else ends the loop is not asked.
static void look_for_push_back(fl_loop *p) {
  if (!fl_loop_ignores_push_back(p)) return;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    const fl_call *call = &p->l->f->calls[c];
    bool own = fl_loop_inside(p, call->region, p->region) && innermost_loop(p, call->region) == p->region;
    if (!own || !fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES)) continue;
    add_retry(p, c, 0);
    fl_loop_info *info = &p->g->loops.at[p->g->loops.n - 1];
    if (info->bound == FL_IS_UNBOUNDED) info->bound = FL_IS_UNKNOWN, info->count = -1, info->why = fl_intern_add_c(&p->g->names, "an answer that is no error ends the loop");
    return;
  }
}

// `if (err == tryAgain) continue;`
static bool goes_back_on_choice(const fl_loop *p) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (fl_loop_goes_on(p, e, p->region) && fl_is_chosen_error(p->g, p->file, e->region, p->region)) return true;
  }
  return false;
}

static void look_at(fl_loop *p) {
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    const fl_call *call = &p->l->f->calls[c];
    if (!fl_loop_inside(p, call->region, p->region) || innermost_loop(p, call->region) != p->region) continue;
    if (!fl_call_may_reach(p->g, p->file, c, FL_REMOTE_SITES) || fl_loop_is_no_attempt(p, c) || operand_changes(p, c)) continue;
    uint32_t try_region = enclosing_try(p, call->region);
    if (!failure_returns(p, c, try_region) || !success_leaves(p, c, try_region) || fl_loop_goes_back_untried(p)) continue;
    add_retry(p, c, try_region);
    if (fl_loop_tries_another(p, c, try_region) || fl_loop_looks_for(p, c) || goes_back_on_choice(p)) p->g->loops.at[p->g->loops.n - 1].wait = FL_IS_UNKNOWN;
    return; // one retry a loop
  }
  look_for_push_back(p);
}

void fl_find_loops(fl_graph *g) {
  fl_array_push(&g->loops, (fl_loop_info){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_regions; i++) {
      fl_loop p = {g, l, file, i, &l->f->regions[i], false};
      if (p.r->kind == FL_REGION_LOOP) look_at(&p);
    }
  }
}
