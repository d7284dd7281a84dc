#ifndef FL_GRAPH_WAYS_P_H
#define FL_GRAPH_WAYS_P_H

#include "graph/graph_p.h"
#include "graph/ways.h"

// The lambda, which the caller runs, was handed over by the function that it is written in.
bool fl_runs_for_its_parent(const fl_graph *, fl_func_ref lambda, uint8_t via, fl_func_ref caller);

#endif
