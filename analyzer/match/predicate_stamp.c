// Which of several writes counts, and which of them a read sees.
#include "match/predicate_p.h"

#include "graph/cached_copy.h"
#include "graph/same_row.h"
#include "graph/stamp.h"

static const char *clock_of(fl_focus *f, const fl_stamp *s) {
  if (!s->certainty) return "a time whose clock is not seen here";
  return fl_arena_printf(f->arena, "`%.*s` of the machine that writes (%.*s:%u)", FL_STR_ARG(s->clock), FL_STR_ARG(fl_graph_file_at(f->g, s->file)->path), s->line);
}

fl_reply fl_reply_wins_by_time(fl_focus *f) {
  fl_stamp s = fl_ask_stamp(f->ask, f->site);
  if (!s.form) return (fl_reply){FL_NO, 0};
  fl_str name = s.name ? fl_graph_name(fl_ask_graph(f->ask), s.name) : (fl_str){0};
  const char *clock = clock_of(f, &s);
  if (s.form == FL_STAMP_stored) f->sum = fl_arena_printf(f->arena, "is stored under %s", clock);
  else f->sum = fl_arena_printf(f->arena, "only writes over an earlier `%.*s`, which is %s", FL_STR_ARG(name), clock);
  return s.certainty ? (fl_reply){FL_YES, s.certainty} : (fl_reply){FL_PERHAPS, 1};
}

// This site stands in `after`, `held` or `contains` of the other one; either may be the read.
fl_reply fl_reply_same_row(fl_focus *f) {
  bool unseen = false, reads = f->outer && f->outer->effect == FL_EFFECT_read;
  if (!f->outer) return (fl_reply){FL_NO, 0};
  uint8_t certainty = fl_ask_same_row(f->ask, reads ? f->outer : f->site, reads ? f->site : f->outer, &unseen);
  if (certainty) return (fl_reply){FL_YES, certainty};
  return unseen ? (fl_reply){FL_PERHAPS, 1} : (fl_reply){FL_NO, 0};
}

// The transaction is what a `held` has found before.
fl_reply fl_reply_cached_copy(fl_focus *f) {
  if (!f->pair || f->pair->kind != FL_SITE_txn) return (fl_reply){FL_NO, 0};
  fl_cached_copy copy = fl_ask_cached_copy(f->ask, f->site, f->pair);
  if (!copy.certainty) return (fl_reply){FL_NO, 0};
  fl_span at = copy.fill->span;
  f->sum = fl_arena_printf(f->arena, "`%.*s`, which is filled from the store at %.*s:%u,", FL_STR_ARG(copy.key), FL_STR_ARG(fl_graph_file_at(f->g, copy.fill->func.file)->path), at.line);
  return copy.certainty > 1 ? (fl_reply){FL_YES, copy.certainty} : (fl_reply){FL_PERHAPS, 1};
}
