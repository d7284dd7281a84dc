// Copies of rows in a cache, by their keys.
#ifndef FL_GRAPH_CACHED_COPY_H
#define FL_GRAPH_CACHED_COPY_H

#include "graph/graph.h"

// What a call takes out of a cache, or puts into it, somebody else fills with what a store was asked for. certainty 0: no.
typedef struct fl_cached_copy {
  uint8_t certainty;
  const fl_site *fill; // who fills it
  fl_str key;          // with `*` for what is computed
} fl_cached_copy;
fl_cached_copy fl_ask_cached_copy(fl_ask *, const fl_site *);

#endif
