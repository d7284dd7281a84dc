// Calls that are made only in some state of the program: a flag that something else sets, what is loaded once, a variable of the environment.
#ifndef FL_GRAPH_ONLY_WHEN_H
#define FL_GRAPH_ONLY_WHEN_H

#include "graph/graph.h"

#include "base/strbuf.h"

// In: a site and the calls that lead to it. Out: the conditions on that way that no request decides, in words ("`reload` is set"). False: none.
bool fl_graph_only_when(fl_graph *, const fl_contained *, fl_buf *out);

#endif
