// After the last attempt: does anybody learn that it has failed?
//
//   for (i = 0; i < 3; i++) { try { send(order); return; } catch (e) { log(e); } }
//   return;                                            as when all went well
//
// In: a loop that retries and ends by itself. Out: whether what comes after the last failure is what comes after a success, with nothing in between
// but what each failure logs. A way out that raises, a value of its own, a variable that is set, a call that is not understood: then somebody may be told.
#include "graph/loop_p.h"

static bool logs(const fl_loop *p, uint32_t call) {
  static const uint32_t quiet[] = {FL_DOES_log, FL_DOES_sleep, FL_DOES_random, FL_DOES_clock_read};
  for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
    if (fl_call_does(p->g, p->file, call, quiet[i])) return true;
  if (fl_call_may_sleep(p->g, p->file, call) == FL_IS_BOUNDED && !fl_call_may_reach(p->g, p->file, call, UINT32_MAX)) return true;
  return fl_models_word(p->g->models, FL_VOCABULARY_arithmetic, FL_STR(""), p->l->f->texts[p->l->f->calls[call].name]) != NULL;
}

// What is said in a log tells nobody; what makes the words for it stands within.
static bool is_quiet(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  if (logs(p, call)) return true;
  for (uint32_t o = p->l->func_first_call[p->r->func]; o; o = p->l->call_next[o]) {
    const fl_span in = f->calls[call].span, out = f->calls[o].span;
    if (o != call && out.byte_begin <= in.byte_begin && in.byte_end <= out.byte_end && logs(p, o)) return true;
  }
  return false;
}

static bool leaves_function(const fl_exit *e) { return e->kind == FL_EXIT_RETURN || e->kind == FL_EXIT_THROW || e->kind == FL_EXIT_PROCESS; }

// Nothing, or what stands for "no error": `nil` as the last result where the function gives an error, `true`, `Ok(())`.
static bool says_well(const fl_loop *p, uint32_t val) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val) return true;
  if (v->kind == FL_VAL_LIST && v->n) v = &f->values[f->elems[v->a + v->n - 1]];
  if (v->kind == FL_VAL_LIT) return v->op == FL_LIT_TRUE || (v->op == FL_LIT_NIL && fl_is_error_type(f->texts[f->funcs[p->r->func].result]));
  return v->kind == FL_VAL_CALL && fl_is_success(f->texts[f->calls[v->a].name]);
}

// What runs when an attempt fails, the last one too: a region of the loop, from some byte on.
static bool fails_quietly(const fl_loop *p, uint32_t region, uint32_t from) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    bool here = e->func == p->r->func && e->span.byte_begin >= from && fl_loop_inside(p, e->region, region);
    if (here && fl_loop_leaves(p, e)) return false;
  }
  for (uint32_t i = 1; i < f->n_assigns; i++) { // `failed = true`, `lastError = e`
    const fl_assign *a = &f->assigns[i];
    if (a->func != p->r->func || a->span.byte_begin < from || !fl_loop_inside(p, a->region, region) || a->declares) continue;
    if (!fl_loop_mentions(p, p->r->test, fl_loop_target_name(p, a), 0) && !a->op) return false;
  }
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    if (f->calls[c].span.byte_begin >= from && fl_loop_inside(p, f->calls[c].region, region) && !is_quiet(p, c)) return false;
  return true;
}

static bool ends_quietly(const fl_loop *p) { // nothing from the end of the loop to that of the function
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    bool behind = e->span.byte_begin >= p->r->span.byte_begin && !fl_loop_inside(p, e->region, p->region); // in the loop's `else`, too
    if (e->func != p->r->func || !behind) continue;
    if (!leaves_function(e) || e->kind != FL_EXIT_RETURN || !says_well(p, e->val)) return false;
  }
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].func == p->r->func && f->assigns[i].span.byte_begin >= p->r->span.byte_end) return false;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) // a log there says that somebody has thought of it
    if (f->calls[c].span.byte_begin >= p->r->span.byte_end) return false;
  return true;
}

// A success gives what the end of the function gives: nobody can tell them apart by the result.
static bool succeeds_alike(const fl_loop *p) {
  const fl_facts *f = p->l->f;
  bool last = false; // a value behind the loop
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func != p->r->func || e->kind != FL_EXIT_RETURN || !e->val) continue;
    if (e->span.byte_begin >= p->r->span.byte_end) last = true;
    if (!says_well(p, e->val) && fl_loop_inside(p, e->region, p->region)) return false;
  }
  for (uint32_t i = 1; i < f->n_exits && !last; i++) // falls off the end, but gives something when it went well
    if (f->exits[i].func == p->r->func && f->exits[i].kind == FL_EXIT_RETURN && f->exits[i].val) return false;
  return true;
}

// Is the loop the last thing, or does more follow in a loop or a try around it?
static bool is_on_the_way_out(const fl_loop *p) {
  for (uint32_t r = p->r->parent; r; r = p->l->f->regions[r].parent) {
    uint8_t kind = p->l->f->regions[r].kind;
    if (kind == FL_REGION_LOOP || kind == FL_REGION_CATCH || kind == FL_REGION_TRY || kind == FL_REGION_BRANCH || kind == FL_REGION_CASE) return false;
  }
  return true;
}

bool fl_loop_swallows_the_end(const fl_loop *p, uint32_t call, uint32_t try_region) {
  const fl_facts *f = p->l->f;
  bool any = false;
  if (!is_on_the_way_out(p) || !ends_quietly(p) || !succeeds_alike(p)) return false;
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    if (r->func != p->r->func || !fl_loop_inside(p, i, p->region)) continue;
    bool well = r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_SUCCESS && fl_loop_asks_of(p, r->of, call) && fl_loop_always_leaves(p, i);
    bool ill = fl_loop_is_failure_region(p, i, call, try_region);
    if (well && !fails_quietly(p, p->region, r->span.byte_end)) return false; // what follows is what happens else
    if (ill && !fails_quietly(p, i, 0)) return false;
    any |= well || ill;
  }
  return any;
}
