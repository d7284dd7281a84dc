// Calls that keep the thread of an event loop.
#include "match/predicate_p.h"

#include "graph/event_loop.h"

fl_reply fl_reply_on_event_loop(fl_focus *f) {
  fl_on_loop on = fl_graph_on_event_loop(f->g, f->site);
  if (!on.certainty) return (fl_reply){FL_NO, 0};
  if (on.through.id) {
    fl_str name = fl_graph_text(f->g, on.through.file, fl_graph_call(f->g, on.through)->name);
    fl_span at = fl_graph_call_span(f->g, on.through);
    bool async = fl_graph_func(f->g, (fl_func_ref){on.through.file, fl_graph_call(f->g, on.through)->func})->flags & FL_FUNC_ASYNC;
    const char *who = async ? "asynchronous code" : "a handler that runs on the event loop";
    f->sum = fl_arena_printf(f->arena, "%s leads here through `%.*s` (%.*s:%u)", who, FL_STR_ARG(name), FL_STR_ARG(fl_graph_file_at(f->g, on.through.file)->path), at.line);
  } else f->sum = "the code around it is asynchronous";
  if (!on.through.id && !(fl_graph_func(f->g, f->site->func)->flags & FL_FUNC_ASYNC)) f->sum = "the program has one thread for all requests";
  return (fl_reply){FL_YES, on.certainty};
}
