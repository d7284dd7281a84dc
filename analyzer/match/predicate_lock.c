// Predicates about locks.
#include "match/predicate_p.h"

#include "graph/leak.h"

static fl_str name_of_call(const fl_focus *f, fl_call_ref call) {
  const fl_facts *facts = fl_graph_facts(f->g, call.file);
  return facts->texts[facts->calls[call.id].name];
}

// Some way out of the function does not give it back.
fl_reply fl_ask_leaks(fl_focus *f) {
  fl_leak leak = fl_ask_leak(f->ask, f->site);
  if (!leak.certainty) return (fl_reply){FL_NO, 0};
  f->way = leak.call.id ? fl_str_from(fl_arena_printf(f->arena, "`%.*s` in between fails", FL_STR_ARG(name_of_call(f, leak.call))))
           : leak.throws ? FL_STR("something is raised in between")
                         : FL_STR("the function returns in between");
  return (fl_reply){FL_YES, leak.certainty};
}
