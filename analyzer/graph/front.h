// What stands in front of the routes of a router: middleware, filters, hooks before each request.
#ifndef FL_GRAPH_FRONT_H
#define FL_GRAPH_FRONT_H

#include "graph/graph.h"

// In: an entry point (index + 1). Out: functions that run before it does for each of its requests; no more than `cap`.
uint32_t fl_ask_fronts(fl_ask *, uint32_t entry, fl_func_ref *out, uint32_t cap);

#endif
