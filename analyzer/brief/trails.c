// What stands behind a finding, as places that a reader can go along.
#include "base/duration.h"
#include "brief/brief_p.h"

enum { MAX_STEPS = 50 }; // the message of a finding says how many there are

static void add(fl_document *doc, fl_citation *c, uint8_t kind, fl_str about, const fl_place *places, uint32_t n) {
  if (n == 0) return;
  uint32_t kept = n < MAX_STEPS ? n : MAX_STEPS;
  fl_waypoint *steps = fl_arena_zero_n(&doc->arena, kept, sizeof *steps);
  for (uint32_t i = 0; i < kept; i++) steps[i] = (fl_waypoint){places[i].path, places[i].message, places[i].line};
  fl_trail *trails = fl_arena_zero_n(&doc->arena, c->n_trails + 1, sizeof *trails);
  for (uint32_t i = 0; i < c->n_trails; i++) trails[i] = c->trails[i];
  trails[c->n_trails++] = (fl_trail){kind, about, steps, kept, n - kept};
  c->trails = trails;
}

// "deadline unbounded", "deadline bounded by 5s (phase)". A count has no scope.
static fl_str words_of(fl_document *doc, const fl_evidence *e) {
  char number[FL_DURATION_TEXT_BYTES];
  fl_buf text = {0};
  fl_buf_printf(&text, "%.*s %.*s", FL_STR_ARG(e->role), FL_STR_ARG(e->answer));
  if (e->value_ms >= 0 && e->scope.n) fl_buf_printf(&text, " by %s (%.*s)", fl_duration_format(e->value_ms, number), FL_STR_ARG(e->scope));
  else if (e->value_ms >= 0) fl_buf_printf(&text, " by %lld", (long long)e->value_ms);
  fl_str kept = fl_arena_str(&doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

void fl_brief_add_trails(fl_document *doc, fl_citation *c, const fl_finding *f) {
  add(doc, c, FL_TRAIL_entry, f->entry, f->path_from_entry, f->n_path_from_entry);
  for (uint32_t i = 0; i < f->n_evidence; i++) add(doc, c, FL_TRAIL_chain, words_of(doc, &f->evidence[i]), f->evidence[i].chain, f->evidence[i].n_chain);
  add(doc, c, FL_TRAIL_related, (fl_str){0}, f->related, f->n_related);
}
