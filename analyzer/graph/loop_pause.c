// Pauses that a failed attempt does not come to.
//
//   for { if err := push(); err != nil { continue }; ...; time.Sleep(time.Second) }
//
// In: a call in a loop that waits. Out: does it stand on the way from a failure back to the next attempt, and is it long enough to be one? What stands
// behind the attempt in its `try`, or on the way of a success, is left out by a failure, and so is all behind a failure path that jumps back.
#include "graph/loop_p.h"

static bool is_before(const fl_loop *p, uint32_t a, uint32_t b) {
  return p->l->f->calls[a].span.byte_begin < p->l->f->calls[b].span.byte_begin;
}

static bool jumps_back(const fl_loop *p, uint32_t region) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++)
    if (p->l->f->exits[i].region == region && fl_loop_goes_on(p, &p->l->f->exits[i], region)) return true;
  return false;
}

static bool every_failure_jumps(const fl_loop *p, uint32_t call, uint32_t try_region) {
  bool any = false;
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    if (!fl_loop_inside(p, i, p->region) || !fl_loop_is_failure_region(p, i, call, try_region)) continue;
    if (!jumps_back(p, i)) return false;
    any = true;
  }
  return any;
}

static bool follows_success(const fl_loop *p, uint32_t region, uint32_t call) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent) {
    const fl_region *r = &p->l->f->regions[region];
    if (r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_SUCCESS && fl_loop_asks_of(p, r->of, call)) return true;
  }
  return false;
}

// `time.Sleep(5)`: where a duration is asked for, a bare number is as many nanoseconds.
static bool is_too_short(const fl_loop *p, uint32_t c) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 0; i < p->l->n_targets[c]; i++) {
    const fl_meaning_row *row = p->g->targets.at[p->l->first_target[c] + i].row;
    for (uint32_t r = 0; row && (row->does & (1u << FL_DOES_sleep)) && r < row->n_roles; r++) {
      const fl_role_model *m = fl_models_roles(p->g->models, row->first_role) + r;
      const fl_carrier *from = m->role == FL_ROLEKIND_backoff && m->n_carriers ? fl_models_carriers(p->g->models, m->first_carrier) : NULL;
      const fl_val *told = f->calls[c].n_args ? &f->values[f->args[f->calls[c].first_arg].val] : NULL;
      if (from && from->unit == FL_UNIT_duration && told && told->kind == FL_VAL_LIT && told->op == FL_LIT_INT) return true;
    }
  }
  return false;
}

bool fl_loop_pauses_at(const fl_loop *p, uint32_t c, uint32_t call, uint32_t try_region) {
  uint32_t region = p->l->f->calls[c].region;
  if (is_too_short(p, c)) return false;
  if (c == call || is_before(p, c, call) || fl_loop_in_failure(p, region, call, try_region)) return true;
  if ((try_region && fl_loop_inside(p, region, try_region)) || follows_success(p, region, call)) return false;
  return !every_failure_jumps(p, call, try_region);
}
