// Predicates about calls that run once for each of many.
#include "match/predicate_p.h"

#include "graph/buffer.h"
#include "graph/stampede.h"
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

// "for each of `order.lines` (orders.py:7)"
static const char *each_of(fl_focus *f, const fl_turns *t) {
  fl_str path = fl_graph_file_at(f->g, t->func.file)->path;
  const char *rows = written(f, t->func.file, t->rows, 0);
  const char *each = *rows ? fl_arena_printf(f->arena, "for each of `%s`", rows) : "for each element";
  return fl_arena_printf(f->arena, "%s (%.*s:%u)", each, FL_STR_ARG(path), t->span.line);
}

static const char *instead_of(fl_focus *f) {
  fl_str by = fl_ask_batched_by(f->ask, f->site);
  return by.n ? fl_arena_printf(f->arena, "; %.*s does it for all at once", FL_STR_ARG(by)) : "";
}

fl_reply fl_reply_one_by_one(fl_focus *f) {
  fl_turns t = fl_ask_one_by_one(f->ask, f->site, f->nth);
  if (!t.certainty) return (fl_reply){FL_NO, 0};
  f->sum = fl_arena_printf(f->arena, "%s, one after another%s", each_of(f, &t), instead_of(f));
  f->place = place_of(f, &t);
  f->away = t.away;
  return (fl_reply){FL_YES, t.certainty};
}

fl_reply fl_reply_side_by_side(fl_focus *f) {
  fl_turns t = fl_ask_side_by_side(f->ask, f->site, f->nth);
  if (!t.certainty) return (fl_reply){FL_NO, 0};
  f->sum = fl_arena_printf(f->arena, "%s, all at the same time%s", each_of(f, &t), instead_of(f));
  f->place = place_of(f, &t);
  f->away = t.away;
  return (fl_reply){FL_YES, t.certainty};
}

static const char *place_text(fl_focus *f, fl_call_ref call) {
  fl_span at = fl_graph_call_span(f->g, call);
  fl_str name = fl_graph_text(f->g, call.file, fl_graph_call(f->g, call)->name);
  return fl_arena_printf(f->arena, "`%.*s` (%.*s:%u)", FL_STR_ARG(name), FL_STR_ARG(fl_graph_file_at(f->g, call.file)->path), at.line);
}

fl_reply fl_reply_fed(fl_focus *f) {
  fl_feeding fed = fl_ask_feeding(f->ask, f->site);
  if (!fed.certainty) return (fl_reply){FL_NO, 0};
  const char *then = fed.taken.id ? fl_arena_printf(f->arena, "what %s takes out asks another service", place_text(f, fed.taken)) : "the work in it asks another service";
  f->sum = fl_arena_printf(f->arena, "%s adds to it while a request is served, nobody waits, and %s", place_text(f, fed.put), then);
  return (fl_reply){FL_YES, fed.certainty};
}

fl_reply fl_reply_refills(fl_focus *f) {
  fl_refill r;
  if (!fl_ask_refills(f->ask, f->site, &r)) return (fl_reply){FL_NO, 0};
  f->sum = fl_arena_printf(f->arena, "everybody who finds nothing with %s asks %s and fills it for a constant time", place_text(f, r.read), place_text(f, r.load));
  return (fl_reply){FL_YES, 3};
}
