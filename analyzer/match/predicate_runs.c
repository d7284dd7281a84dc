// What a function does by itself or through those that it calls: reads the clock, draws, makes ids.
#include "match/predicate_p.h"

#include "graph/effect.h"

#include <string.h>

enum { MOST_DEPTH = 4, MOST_FUNCS = 64 };

typedef struct search {
  const fl_graph *g;
  uint32_t does;
  fl_func_ref seen[MOST_FUNCS];
  uint32_t n_seen;
} search;

static bool is_new(search *s, fl_func_ref f) {
  for (uint32_t i = 0; i < s->n_seen; i++)
    if (s->seen[i].file == f.file && s->seen[i].id == f.id) return false;
  if (s->n_seen == MOST_FUNCS) return false;
  return s->seen[s->n_seen++] = f, true;
}

// The first such call, in the order of the text, callees where they are called; id 0: there is none.
static fl_call_ref find_in(search *s, fl_func_ref f, uint32_t depth) {
  const fl_facts *facts = fl_graph_facts(s->g, f.file);
  if (!is_new(s, f)) return (fl_call_ref){0, 0};
  for (uint32_t c = 1; c < facts->n_calls; c++) {
    const fl_target *targets;
    fl_call_ref call = {f.file, c};
    if (facts->calls[c].func != f.id || (facts->calls[c].flags & FL_CALL_SPAWNED)) continue;
    if (fl_graph_call_does(s->g, call, s->does)) return call;
    uint32_t n = depth ? fl_graph_targets(s->g, call, &targets) : 0;
    for (uint32_t t = 0; t < n; t++) {
      if (!targets[t].func.id || targets[t].via != FL_VIA_CALL || targets[t].certainty < 3) continue;
      fl_call_ref inner = find_in(s, targets[t].func, depth - 1);
      if (inner.id) return inner;
    }
  }
  return (fl_call_ref){0, 0};
}

static const char *deed(const fl_graph *g, fl_call_ref call) {
  if (fl_graph_call_does(g, call, 1u << FL_DOES_clock_read)) return "reads the clock";
  return fl_graph_call_does(g, call, 1u << FL_DOES_unique_id) ? "makes an id" : "draws a number";
}

fl_reply fl_reply_runs(fl_focus *f, const fl_predicate *p) {
  search s = {.g = f->g, .does = p->effects};
  fl_call_ref call = find_in(&s, f->site->func, MOST_DEPTH);
  if (!call.id) return (fl_reply){FL_NO, 0};
  fl_str name = fl_graph_text(f->g, call.file, fl_graph_call(f->g, call)->name);
  fl_span at = fl_graph_call_span(f->g, call);
  f->sum = fl_arena_printf(f->arena, "`%.*s` %s (%.*s:%u)", FL_STR_ARG(name), deed(f->g, call), FL_STR_ARG(fl_graph_file_at(f->g, call.file)->path), at.line);
  return (fl_reply){FL_YES, 3};
}
