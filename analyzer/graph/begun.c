// Which statements of a file are a program that somebody starts.
//
// In: the function of a file's own statements. Out: does the platform start it? A file that only declares starts nothing, whatever its
// annotations are given; and one that takes up a request runs once for each of them, as the pages of a web server do.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

static bool is_of_annotation(const fl_facts *f, uint32_t call) {
  for (uint32_t i = 1; i < f->n_annots; i++)
    if (f->annots[i].call == call) return f->values[f->calls[call].callee].kind == FL_VAL_TYPE; // else it runs: a decorator
  return false;
}

bool fl_begins_program(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  bool calls = false;
  for (uint32_t call = l->func_first_call[func]; call; call = l->call_next[call]) {
    if (fl_call_does(g, file, call, FL_DOES_takes_request)) return false;
    calls |= !is_of_annotation(l->f, call);
  }
  return calls;
}
