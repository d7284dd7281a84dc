// Caches that many fill at the same time.
#ifndef FL_GRAPH_STAMPEDE_H
#define FL_GRAPH_STAMPEDE_H

#include "graph/graph.h"

typedef struct fl_refill {
  fl_call_ref read, load; // what asks the cache, and what is asked when it has nothing
} fl_refill;
// The site fills a cache for a constant time with what its function has asked for because the cache had nothing, and nothing there says that one does
// so for all.
bool fl_ask_refills(fl_ask *, const fl_site *, fl_refill *);

#endif
