// How often one run of a function passes places, over all ways that lead to them.
//
// What `if` and `else`, or the cases of one `switch`, exclude counts once, and so does what a `return` before it leaves out.
#ifndef FL_GRAPH_PASSES_H
#define FL_GRAPH_PASSES_H

#include "graph/graph.h"

enum { FL_PASS_DEGREES = 4, FL_MAX_PASSED = 24 };

// n[0] + n[1] x e + n[2] x e x e and so on, where loops go through e elements. INT64_MAX: without end.
typedef struct fl_passed { int64_t n[FL_PASS_DEGREES]; } fl_passed;
int64_t fl_pass_sum(int64_t, int64_t);
int64_t fl_pass_product(int64_t, int64_t);
fl_passed fl_passed_product(const fl_passed *, const fl_passed *);
bool fl_passed_more(const fl_passed *, const fl_passed *); // for many elements

// What is asked, and by whom: `things` places or peers are counted at once.
typedef struct fl_passing {
  void *payload;
  uint32_t things; // at most FL_MAX_PASSED
  void (*weigh)(void *payload, fl_call_ref, fl_passed *add_to);          // the call by itself
  bool (*leads_on)(void *payload, fl_func_ref);                          // may it lead to one of them?
  int64_t (*turns)(void *payload, fl_func_ref, uint32_t region, uint32_t call); // of a loop, or a call that goes through elements: 1 none, 0 for each element, n at most; -1: it does not run
} fl_passing;
void fl_graph_passes(const fl_graph *, const fl_passing *, fl_func_ref from, fl_passed *out);
// `if (rates == null) rates = client.get()`: what the object keeps is asked for once, however many ways lead there.
bool fl_graph_keeps_answer(fl_graph *, fl_call_ref);

#endif
