// Which clock a comparison of times goes by.
#include "match/predicate_p.h"

#include "graph/clock.h"

static const char *decided(uint8_t decides) {
  switch (decides) {
  case FL_DECIDES_loop: return "when a loop ends";
  case FL_DECIDES_failure: return "whether the work has failed";
  case FL_DECIDES_wait: return "how long to wait";
  default: return "whether a limit still holds";
  }
}

static bool asks_for(const fl_predicate *p, const fl_time_check *c) {
  fl_str clock = fl_str_from(fl_clock_word(c->clock));
  for (uint32_t i = 0; i < p->n_words; i++)
    if (fl_str_eq(p->words[i], clock)) return true;
  return false;
}

static fl_span span_of(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = fl_graph_facts(g, file);
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW || v->kind == FL_VAL_OUT) return fl_graph_call_span(g, (fl_call_ref){file, v->a});
  return (fl_span){v->byte_begin, v->byte_end, v->line, 0};
}

// A function of the repository that reads the clock for all others is what has to change.
static const fl_step *place_of(const fl_focus *f, const fl_reading *now) {
  fl_step *place = fl_arena_zero(f->arena, sizeof *place);
  *place = (fl_step){.file = now->inner_file, .span = span_of(f->g, now->inner_file, now->inner_val), .kind = FL_STEP_returned};
  return place;
}

fl_reply fl_reply_clock(fl_focus *f, const fl_predicate *p) {
  const fl_time_check *c = fl_graph_time_check(f->g, f->site);
  if (!c || !asks_for(p, c)) return (fl_reply){FL_NO, 0};
  if (c->now.inner_val != c->now.val || c->now.inner_file != c->now.file) f->place = place_of(f, &c->now);
  f->sum = decided(c->decides);
  if (!fl_graph_site_attribute(f->g, f->site, FL_STR("instead"), &f->way)) f->way = FL_STR("a monotonic clock");
  return (fl_reply){FL_YES, 4};
}
