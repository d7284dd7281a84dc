// Entry points that are asked whether the process lives.
#include "match/predicate_p.h"

#include "graph/probe.h"

fl_reply fl_reply_probed(fl_focus *f, const fl_predicate *p) {
  if (!f->site->entry) return (fl_reply){FL_NO, 0};
  for (uint32_t i = 0; i < p->n_words; i++) {
    fl_probe probe = fl_ask_probe_of(f->ask, f->site->entry, p->words[i]);
    if (!probe.certainty) continue;
    const fl_workload *u = fl_graph_workload(f->g, probe.workload);
    f->sum = fl_arena_printf(f->arena, "it answers the %.*s probe of %.*s (%.*s:%u)", FL_STR_ARG(p->words[i]), FL_STR_ARG(fl_graph_name(f->g, u->name)),
                             FL_STR_ARG(fl_graph_file_at(f->g, u->file)->path), probe.span.line);
    return (fl_reply){FL_YES, probe.certainty};
  }
  return (fl_reply){FL_NO, 0};
}
