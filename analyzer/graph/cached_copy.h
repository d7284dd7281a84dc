// Copies of rows in a cache, by their keys.
#ifndef FL_GRAPH_CACHED_COPY_H
#define FL_GRAPH_CACHED_COPY_H

#include "graph/graph.h"

// What a call takes out of a cache, or puts into it, somebody else fills with what a store was asked for, and the transaction writes.
typedef struct fl_cached_copy {
  uint8_t certainty;   // 4: of the table or type that the transaction writes; 2: not told; 1: of others; 0: nobody fills it
  const fl_site *fill; // who fills it
  fl_str key;          // with `*` for what is computed
} fl_cached_copy;
fl_cached_copy fl_ask_cached_copy(fl_ask *, const fl_site *, const fl_site *txn); // txn: around the call

#endif
