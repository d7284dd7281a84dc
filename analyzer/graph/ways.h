// Who leads to a place: from its calls backwards, by ways that can be gone.
//
// A function that is handed over runs for whoever hands it over on this way, and for no other caller of the function that calls it; a branch that is
// not taken with the arguments of this call leads nowhere. What is begun and not waited for, and what is only registered, is told apart from what runs
// while its caller does, and calls that choose one of many functions, nobody knows which, from all of them.
#ifndef FL_GRAPH_WAYS_H
#define FL_GRAPH_WAYS_H

#include "base/map.h"
#include "graph/graph.h"

// The better first: a function counts by the best way from it.
typedef enum fl_way_kind { FL_WAY_NONE, FL_WAY_INSIDE, FL_WAY_BEGUN, FL_WAY_REGISTERED, FL_WAY_PERHAPS, FL_N_WAY_KINDS } fl_way_kind;

typedef struct fl_way_hop {
  fl_func_ref func;
  fl_call_ref call; // made in it, by which it leads on; none where the place itself stands in it
  uint32_t next;    // hops[] that the call leads to
} fl_way_hop;

typedef struct fl_ways {
  const fl_graph *g;
  fl_map seen;    // functions, and calls of those that do not make all of theirs for every caller -> hop + 1
  fl_map kinds;   // function -> fl_way_kind
  FL_ARRAY(fl_way_hop) hops;
  FL_ARRAY(uint32_t) open[FL_N_WAY_KINDS];
  uint32_t n_funcs;
  bool is_cut; // there are more functions than are looked at
} fl_ways;

void fl_ways_init(fl_ways *, const fl_graph *);
void fl_ways_add(fl_ways *, fl_func_ref, uint32_t call); // a place: this call of the function, or (0) anything in it
void fl_ways_climb(fl_ways *);
uint8_t fl_ways_from(const fl_ways *, fl_func_ref); // fl_way_kind: how the function leads to a place
void fl_ways_release(fl_ways *);

#endif
