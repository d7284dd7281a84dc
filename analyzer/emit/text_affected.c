// Related places: few with something to say get a line each, many are condensed into one line that names as many as fit.
#include "emit/text_p.h"

#include "base/hash.h"
#include "base/io.h"

enum { MAX_LINES = 3 };

static uint32_t count_files(const fl_finding *f) {
  fl_map seen = {0};
  for (uint32_t i = 0; i < f->n_related; i++) fl_map_put(&seen, fl_hash64_str(f->related[i].path), 1);
  uint32_t n = seen.n;
  fl_map_release(&seen);
  return n;
}

// Places of several kinds (a lock's release, a call inside a transaction) say what they are; calls of one client are all alike.
static bool are_telling(const fl_finding *f) {
  const uint32_t telling = 1u << FL_RELATE_contained | 1u << FL_RELATE_pair;
  for (uint32_t i = 0; i < f->n_related; i++)
    if (f->related[i].message.n == 0) return false;
  return (f->rule->related & telling) != 0;
}

static void each_on_a_line(fl_text_run *t, const fl_finding *f) {
  for (uint32_t i = 0; i < f->n_related; i++) {
    fl_text_row(t, i == 0 ? "with" : "", FL_STYLE_BOLD);
    fl_paint_words(&t->p, FL_STYLE_PLAIN, f->related[i].message);
    fl_text_place(t, f->at.path, &f->related[i]);
    fl_paint_end_line(&t->p);
  }
}

static fl_str short_place(fl_text_run *t, fl_str before, const fl_place *place) {
  if (fl_str_eq(before, place->path)) return fl_str_from(fl_arena_printf(&t->e->arena, ":%u", place->line));
  fl_str name = fl_path_base(place->path);
  return fl_str_from(fl_arena_printf(&t->e->arena, "%.*s:%u", FL_STR_ARG(name), place->line));
}

static fl_str headline(fl_text_run *t, const fl_finding *f) {
  uint32_t n = f->n_related, files = count_files(f);
  const char *what = f->rule->related & (1u << FL_RELATE_affected) ? "call" : "place";
  return fl_str_from(fl_arena_printf(&t->e->arena, "%u %s%s in %u file%s:", n, what, n == 1 ? "" : "s", files, files == 1 ? "" : "s"));
}

static void only_one(fl_text_run *t, const fl_finding *f) {
  fl_text_row(t, "affects", FL_STYLE_BOLD);
  fl_paint_words(&t->p, FL_STYLE_PLAIN, f->rule->related & (1u << FL_RELATE_affected) ? FL_STR("the call") : FL_STR("the place"));
  fl_text_place(t, f->at.path, &f->related[0]);
  fl_paint_end_line(&t->p);
}

// Names places until the line is full; the rest is a number, for which room is kept.
static void condensed(fl_text_run *t, const fl_finding *f) {
  enum { ROOM_FOR_REST = 14 };
  fl_paint *p = &t->p;
  fl_str before = {0};
  fl_text_row(t, "affects", FL_STYLE_BOLD);
  fl_paint_words(p, FL_STYLE_PLAIN, headline(t, f));
  for (uint32_t i = 0; i < f->n_related; i++) {
    bool last = i + 1 == f->n_related;
    fl_str text = short_place(t, before, &f->related[i]);
    uint32_t room = last ? 0 : ROOM_FOR_REST;
    if (i > 0 && p->col + 2 + fl_cells(text) + room > p->width) {
      fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(&t->e->arena, "+%u more", f->n_related - i)));
      break;
    }
    fl_paint_word(p, FL_STYLE_PLAIN, last ? text : fl_str_from(fl_arena_printf(&t->e->arena, "%.*s,", FL_STR_ARG(text))));
    before = f->related[i].path;
  }
  fl_paint_end_line(p);
}

void fl_text_affected(fl_text_run *t, const fl_finding *f) {
  if (f->n_related == 0) return;
  bool only_itself = f->n_related == 1 && fl_str_eq(f->related[0].path, f->at.path) && f->related[0].line == f->at.line;
  if (only_itself) return;
  if (are_telling(f) && (f->n_related <= MAX_LINES || t->e->options->verbose))
    each_on_a_line(t, f);
  else if (f->n_related == 1)
    only_one(t, f);
  else
    condensed(t, f);
}
