// The other way: `if let Some(limit) = request.timeout { timeout(limit, call()) } else { call() }`.
//
// In: a site and what was found for its deadline. Out: where it stands in the branch that is taken when there is no limit, beside one whose
// work has that limit, it lacks one only if nobody ever sets it. Else it depends on the object, which is not told apart from others here.
#include "graph/role_p.h"
#include "graph/sites.h"

// The branch that is taken when the test of this one does not hold.
static uint32_t twin_of(const fl_facts *f, uint32_t other) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < other; i++) {
    const fl_region *r = &f->regions[i], *o = &f->regions[other];
    if (r->kind == FL_REGION_BRANCH && r->form == FL_SENSE_THEN && r->parent == o->parent && r->span.byte_end <= o->span.byte_begin) best = i;
  }
  return best;
}

static bool has_deadline_scope(const fl_graph *g, uint32_t file, fl_span inside) {
  const fl_site_ids here = fl_sites_of_file(g, file);
  for (uint32_t i = 0; i < here.n; i++) {
    const fl_site *s = &g->sites.at[here.at[i]];
    if (s->kind != FL_SITE_deadline_scope || s->form != FL_FORM_CALL) continue;
    const fl_span span = fl_graph_call(g, s->call)->span;
    if (inside.byte_begin <= span.byte_begin && span.byte_end <= inside.byte_end) return true;
  }
  return false;
}

// The value that is known to be there in the branch, 0 when none is.
static uint32_t given_in(const fl_facts *f, uint32_t branch) {
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *v = &f->values[f->assigns[i].val];
    if (f->assigns[i].region == branch && v->kind == FL_VAL_CAST && v->op) return v->a;
  }
  return 0;
}

static bool never_set(fl_ask *a, uint32_t file, uint32_t val) {
  fl_origins found = {0};
  fl_origins_of(a, file, val, NULL, NULL, 4, &found);
  bool never = true;
  for (uint32_t i = 0; i < found.n; i++) {
    const fl_origin *o = &found.at[i];
    const fl_val *v = o->kind == FL_FROM_LITERAL ? fl_val_at(a->g, o->file, o->val) : NULL;
    never &= o->kind == FL_FROM_ABSENT || (v && v->kind == FL_VAL_LIT && v->op == FL_LIT_NIL);
  }
  fl_array_release(&found);
  return never;
}

static bool is_other_way(fl_ask *a, const fl_site *s) {
  const fl_facts *f = a->g->links[s->call.file].f;
  for (uint32_t r = s->region, depth = 0; r && depth < 64; r = f->regions[r].parent, depth++) {
    const fl_region *region = &f->regions[r];
    uint32_t twin = region->kind == FL_REGION_BRANCH && region->form == FL_SENSE_ELSE ? twin_of(f, r) : 0;
    uint32_t given = twin ? given_in(f, twin) : 0;
    if (given && has_deadline_scope(a->g, s->call.file, f->regions[twin].span)) return !never_set(a, s->call.file, given);
  }
  return false;
}

void fl_doubt_other_way(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  bool missing = false;
  for (uint32_t i = 0; i < v->at.n; i++) missing |= v->at.at[i].answer == FL_IS_UNBOUNDED && !(v->at.at[i].flags & FL_OUT_EXPLICIT);
  if (!missing || role != FL_ROLEKIND_deadline || s->form != FL_FORM_CALL || !is_other_way(a, s)) return;
  v->at.n = 0;
  fl_outcome o = {.answer = FL_IS_UNKNOWN, .certainty = 1, .value = -1};
  o.why = fl_say_word(a, "it runs where no limit is set, and whether one is depends on who asks");
  fl_add_outcome(v, o);
}
