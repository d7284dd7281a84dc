// What is put into a buffer while requests are served, and what it waits for there.
#ifndef FL_GRAPH_BUFFER_H
#define FL_GRAPH_BUFFER_H

#include "graph/graph.h"

typedef struct fl_feeding {
  uint8_t certainty;      // 0: nothing adds to it on the way of a request, or what waits in it asks nobody
  bool is_limited;        // its size is compared before something is added
  fl_call_ref put, taken; // what adds; what takes out, none where the buffer runs the work itself
} fl_feeding;
fl_feeding fl_ask_feeding(fl_ask *, const fl_site *);

#endif
