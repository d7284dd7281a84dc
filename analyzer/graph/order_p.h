// Callees before callers, and what each function may reach.
#ifndef FL_GRAPH_ORDER_P_H
#define FL_GRAPH_ORDER_P_H

#include "graph/graph.h"

// All functions, callees before callers; those that call one another in a circle stand together, under one group number.
typedef struct fl_order { // owned
  fl_func_ref *at;
  uint32_t *group;    // by position in `at`
  uint32_t *group_of; // by dense function
  uint32_t n;
} fl_order;
typedef struct fl_may {
  uint32_t kinds; // bits of site kinds that the function may reach
  uint8_t sleeps; // FL_IS_BOUNDED it waits, FL_IS_UNKNOWN perhaps, 0 it does not
} fl_may;
// A site that runs while a function runs.
typedef struct fl_sum_row {
  uint32_t site;
  uint32_t file, call; // depth > 0: the first call on the way
  uint32_t next;       // ... and the row of the function that it goes to
  uint32_t param_of;   // dense function + 1: only runs if who calls that function hands it over; 0: runs always
  uint8_t certainty, depth;
  bool chosen; // on the way somebody chooses one of many functions, and nobody knows which
  uint8_t pad;
} fl_sum_row;
typedef struct fl_summary {
  uint32_t first; // in graph.sum_rows
  uint16_t n;
  bool more; // a limit was reached: there are further sites
} fl_summary;

// order.c, effect.c, summary.c: from callees to callers
void fl_order_functions(fl_graph *g); // from where calls go alone
void fl_release_order(fl_graph *g);
bool fl_runs_inside(const fl_target *t); // the target runs while the call runs, as far as we know
void fl_find_effects(fl_graph *g);       // after sites, before loops
void fl_summarise_all(fl_graph *g);      // after all sites are found

#endif
