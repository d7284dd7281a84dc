// Predicates about calls that run once for each of many.
#include "match/predicate_p.h"

#include "graph/turns.h"

enum { MOST_TEXT = 3 };

// How the code writes it, as far as it is short: `order.lines`, `load_orders(..)`.
static const char *written(fl_focus *f, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *facts = fl_graph_facts(f->g, file);
  const fl_val *v = &facts->values[val];
  if (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) return written(f, file, v->a, depth);
  if (v->kind == FL_VAL_REF) return fl_arena_printf(f->arena, "%.*s", FL_STR_ARG(facts->texts[v->a]));
  if (v->kind == FL_VAL_SELF) return "";
  bool field = v->kind == FL_VAL_FIELD, call = v->kind == FL_VAL_CALL;
  if (!field && !call) return "";
  uint32_t base = field ? v->a : facts->calls[v->a].recv;
  const char *before = base && depth < MOST_TEXT ? written(f, file, base, depth + 1) : "";
  fl_str name = facts->texts[field ? v->b : facts->calls[v->a].name];
  return fl_arena_printf(f->arena, "%s%s%.*s%s", before, *before ? "." : "", FL_STR_ARG(name), call ? "()" : "");
}

static const fl_step *place_of(fl_focus *f, const fl_turns *t) {
  fl_step step = {.file = t->func.file, .span = t->span, .kind = FL_STEP_region};
  return fl_arena_dup(f->arena, &step, sizeof step);
}

fl_reply fl_reply_one_by_one(fl_focus *f) {
  fl_turns t = fl_ask_one_by_one(f->ask, f->site);
  if (!t.certainty) return (fl_reply){FL_NO, 0};
  fl_str path = fl_graph_file_at(f->g, t.func.file)->path, by = fl_ask_batched_by(f->ask, f->site);
  const char *rows = written(f, t.func.file, t.rows, 0);
  const char *each = *rows ? fl_arena_printf(f->arena, "for each of `%s`", rows) : "for each element";
  const char *instead = by.n ? fl_arena_printf(f->arena, "; %.*s does it for all at once", FL_STR_ARG(by)) : "";
  f->sum = fl_arena_printf(f->arena, "%s (%.*s:%u), one after another%s", each, FL_STR_ARG(path), t.span.line, instead);
  f->place = place_of(f, &t);
  return (fl_reply){FL_YES, t.certainty};
}
