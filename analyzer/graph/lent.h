// What is done with messages while they are lent: between the call that fetched them and what gives them back.
#ifndef FL_GRAPH_LENT_H
#define FL_GRAPH_LENT_H

#include "graph/graph.h"

// A site that runs while messages are lent. `each`: once for each of them, one after another.
typedef struct fl_lent {
  fl_contained by;
  bool each;
} fl_lent;

// Of a consume site: what runs after it and always before an ack, or, where the next fetch gives them back (`next`), what runs in the
// loop around it. Of an entry site: what it contains; `each` is not told.
uint32_t fl_ask_lent(fl_ask *, const fl_site *, bool next, uint32_t kinds, fl_lent *out, uint32_t cap);
// Is the function handed many things at once, as the types of its parameters say?
bool fl_takes_many(const fl_graph *, fl_func_ref);

#endif
