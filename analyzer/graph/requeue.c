// Messages that are put back at once when they fail: every time, with nothing that counts.
//
// In: a site that refuses a message and asks for it to be put back (a model says so: `requeue: yes`). Out: whether it stands on a failure path with no
// condition of its own, with no pause before it, and in a file that never speaks of deliveries that were counted or limited.
#include "graph/loop_p.h"

static bool is_failure(const fl_region *r) {
  return r->kind == FL_REGION_CATCH || ((r->kind == FL_REGION_BRANCH || r->kind == FL_REGION_CASE) && r->outcome == FL_OUTCOME_FAILURE);
}

// The failure region around the site, when nothing between them chooses; 0 otherwise.
static uint32_t failed_at(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    if (is_failure(r)) return region;
    if (r->kind == FL_REGION_BRANCH || r->kind == FL_REGION_CASE || r->kind == FL_REGION_LOOP) return 0;
  }
  return 0;
}

static bool is_inside(const fl_facts *f, uint32_t region, uint32_t outer) {
  for (uint32_t depth = 0; region && depth < 256; region = f->regions[region].parent, depth++)
    if (region == outer) return true;
  return false;
}

// Something before it in the failure region waits, leaves under a condition, or is not known to do neither.
static bool is_considered(const fl_graph *g, const fl_site *s, uint32_t failure) {
  const fl_link *l = &g->links[s->call.file];
  const fl_facts *f = l->f;
  uint32_t here = f->calls[s->call.id].span.byte_begin;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == s->func.id && f->exits[i].span.byte_begin < here && is_inside(f, f->exits[i].region, failure)) return true;
  for (uint32_t c = l->func_first_call[s->func.id]; c; c = l->call_next[c])
    if (f->calls[c].span.byte_begin < here && is_inside(f, f->calls[c].region, failure) && fl_call_may_sleep(g, s->call.file, c) != FL_IS_UNBOUNDED) return true;
  return false;
}

static bool speaks_of_limits(const fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_texts; i++)
    if (f->texts[i].n >= 6 && fl_models_word(g->models, FL_VOCABULARY_deliveries, FL_STR(""), f->texts[i])) return true;
  return false;
}

bool fl_requeues_for_ever(const fl_graph *g, const fl_site *s) {
  fl_str requeue;
  if (s->kind != FL_SITE_ack || s->form != FL_FORM_CALL) return false;
  if (!fl_graph_site_attribute(g, s, FL_STR("requeue"), &requeue) || !fl_str_eq_c(requeue, "yes")) return false;
  uint32_t failure = failed_at(g->links[s->call.file].f, s->region);
  return failure && !is_considered(g, s, failure) && !speaks_of_limits(g, s->call.file);
}
