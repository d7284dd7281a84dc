// A call stands on an event loop when the function around it is asynchronous, or is called by one that is, without another thread in between;
// or a handler that its library calls there; in languages whose programs have one thread, wherever a request leads. Lambdas are left alone: who runs them is not known.
#include "graph/event_loop.h"

#include "graph/graph_p.h"
#include "graph/sites.h"

enum { MOST_HOPS = 2, REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc | 1 << FL_ENTRY_consumer };

static bool has_flags(const fl_graph *g, fl_func_ref f, uint32_t flags) { return (g->links[f.file].f->funcs[f.id].flags & flags) != 0; }

static bool is_waited_for_elsewhere(const fl_call *c) { return (c->flags & (FL_CALL_AWAITED | FL_CALL_SPAWNED | FL_CALL_DEFERRED)) != 0; }

// What a library runs before the program serves anybody keeps nobody waiting. (A program's own main may be all that it does.)
static bool is_start_up(const fl_graph *g, fl_func_ref f) {
  uint32_t entry = g->func_entry[fl_dense_func(g, f.file, f.id)];
  return entry && g->entries.at[entry - 1].kind == FL_ENTRY_main && g->entries.at[entry - 1].row;
}

// A handler that its library calls in the thread of the loop. What stands above it may hand it to another thread.
static bool answers_on_loop(const fl_graph *g, fl_func_ref f) {
  uint32_t entry = g->links[f.file].f->funcs[f.id].n_annots ? 0 : g->func_entry[fl_dense_func(g, f.file, f.id)];
  const fl_site *s = entry ? fl_site_of_entry(g, entry) : NULL;
  fl_str on;
  return s && fl_graph_site_attribute(g, s, FL_STR("answers_on"), &on) && fl_str_eq_c(on, "loop");
}

static bool may_be_handed_over(const fl_graph *g, fl_func_ref f) { return g->links[f.file].f->funcs[f.id].n_annots > 0; }

// `function` itself is not asynchronous. A call that is awaited goes to something else than what it seems to.
static fl_on_loop called_from_loop(const fl_graph *g, fl_func_ref function, uint32_t hops) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, function, &callers);
  for (uint32_t i = 0; i < n; i++) {
    const fl_call *c = fl_graph_call(g, callers[i].call);
    fl_func_ref outer = {callers[i].call.file, c->func};
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 3 || is_waited_for_elsewhere(c)) continue;
    if (fl_in_test(g, outer.file, outer.id) || is_start_up(g, outer)) continue;
    if (has_flags(g, outer, FL_FUNC_ASYNC)) return (fl_on_loop){3, callers[i].call};
    if (answers_on_loop(g, outer) && !may_be_handed_over(g, function)) return (fl_on_loop){3, callers[i].call};
    if (hops == 0 || has_flags(g, outer, FL_FUNC_LAMBDA | FL_FUNC_MODULE)) continue;
    fl_on_loop up = called_from_loop(g, outer, hops - 1);
    if (up.certainty) return up;
  }
  return (fl_on_loop){0};
}

fl_on_loop fl_graph_on_event_loop(const fl_graph *g, const fl_site *s) {
  fl_on_loop no = {0}, here = {4, {0, 0}};
  if (s->form != FL_FORM_CALL || (fl_graph_call(g, s->call)->flags & FL_CALL_AWAITED)) return no;
  if (g->links[s->func.file].in->naming->event_loop) return fl_graph_reached_by(g, s->func) & REQUESTS ? here : no;
  if (has_flags(g, s->func, FL_FUNC_ASYNC)) return is_start_up(g, s->func) ? no : here;
  if (answers_on_loop(g, s->func)) return here;
  return has_flags(g, s->func, FL_FUNC_LAMBDA | FL_FUNC_MODULE) ? no : called_from_loop(g, s->func, MOST_HOPS);
}
