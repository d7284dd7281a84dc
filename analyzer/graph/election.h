// Leaders that go on: who lost the election, and does nothing about it.
#ifndef FL_GRAPH_ELECTION_H
#define FL_GRAPH_ELECTION_H

#include "graph/graph.h"

typedef struct fl_election {
  uint8_t certainty;   // 0: something ends the work, or nobody knows
  fl_func_ref started; // the work of who is chosen
  fl_func_ref stopped; // what runs when that is over
} fl_election;

// `leader` is a site of that kind.
fl_election fl_graph_election(fl_graph *g, const fl_site *leader);

#endif
