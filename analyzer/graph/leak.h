// Locks that stay taken on some way out of the function that took them.
#ifndef FL_GRAPH_LEAK_H
#define FL_GRAPH_LEAK_H

#include "graph/graph.h"

typedef struct fl_leak {
  uint8_t certainty; // 0: every way gives it back, or nobody can say
  bool throws;       // at a throw; otherwise at a return, where no call is given
  fl_call_ref call;  // what may fail; none: the function leaves there by itself
  fl_span at;
} fl_leak;
fl_leak fl_ask_leak(fl_ask *, const fl_site *);

#endif
