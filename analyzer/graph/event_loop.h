// Code that runs in a thread which others wait for: what blocks it blocks all of them.
#ifndef FL_GRAPH_EVENT_LOOP_H
#define FL_GRAPH_EVENT_LOOP_H

#include "graph/graph.h"

typedef struct fl_on_loop {
  uint8_t certainty; // 0: it does not, or nobody knows
  fl_call_ref through; // the call in asynchronous code that leads there; none when the site itself stands in such code
} fl_on_loop;

fl_on_loop fl_graph_on_event_loop(const fl_graph *, const fl_site *);

#endif
