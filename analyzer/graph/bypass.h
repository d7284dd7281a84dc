// Calls that go past what an annotation puts around a method.
#ifndef FL_GRAPH_BYPASS_H
#define FL_GRAPH_BYPASS_H

#include "graph/graph.h"

typedef struct fl_bypass {
  uint8_t certainty; // 0: no
  bool is_hidden;    // nobody can call the method through another object: it is private or static
  fl_call_ref call;  // on the own object
} fl_bypass;

// `site` is an annotation of a method. `always`: what it puts around is wanted whatever is around the caller.
fl_bypass fl_graph_bypass(fl_graph *, const fl_site *site, bool always);

#endif
