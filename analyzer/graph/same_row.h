// Two calls about one row or document of a store.
#ifndef FL_GRAPH_SAME_ROW_H
#define FL_GRAPH_SAME_ROW_H

#include "graph/graph.h"

// Does the read ask for what the write has written? Certainty; 0: no. `unseen`: they are of one table, and which rows they are about is not seen.
uint8_t fl_ask_same_row(fl_ask *, const fl_site *read, const fl_site *write, bool *unseen);

#endif
