// Leaders that go on after the loss.
#include "match/predicate_p.h"

#include "graph/election.h"

fl_reply fl_reply_leads_on(fl_focus *f) {
  fl_election e = fl_graph_election((fl_graph *)f->g, f->site);
  if (!e.certainty) return (fl_reply){FL_NO, 0};
  const fl_func *work = fl_graph_func(f->g, e.started);
  f->sum = fl_arena_printf(f->arena, "the work that begins in line %u of %.*s", work->span.line, FL_STR_ARG(fl_graph_file_at(f->g, e.started.file)->path));
  return (fl_reply){FL_YES, e.certainty};
}
