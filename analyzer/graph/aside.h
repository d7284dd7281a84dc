// What a function begins in another thread or for later, and nobody waits for there.
#ifndef FL_GRAPH_ASIDE_H
#define FL_GRAPH_ASIDE_H

#include "graph/graph.h"

typedef struct fl_begun {
  fl_func_ref func;
  bool many; // once for each element of something
} fl_begun;
// In: a function. Out: those that are begun while it runs, and by these again; no more than `cap`. What is waited for runs inside and is none.
uint32_t fl_graph_begun_by(const fl_graph *, fl_func_ref, fl_begun *out, uint32_t cap);
// Sites of these kinds that run while the function runs, as fl_ask_contained tells those inside a site.
uint32_t fl_ask_contained_in(fl_ask *, fl_func_ref, uint32_t kinds, const fl_contained **out);

#endif
