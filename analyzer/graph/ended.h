// What ends a call from outside of it: the deadline scopes that it runs in, as `call().timeout(d)` and `breaker.run(call)`.
#ifndef FL_GRAPH_ENDED_H
#define FL_GRAPH_ENDED_H

#include "graph/graph.h"

typedef struct fl_ended {
  int64_t ms;        // INT64_MAX: nothing that is known
  uint8_t certainty;
  const fl_site *by;
} fl_ended;

// `counts`: is this scope one of those that are meant? NULL: all around the call are. The tightest of them.
typedef bool fl_ended_counts(void *payload, const fl_contained *scope);
fl_ended fl_ask_ended(fl_ask *, const fl_site *, fl_ended_counts *counts, void *payload);

#endif
