// Is a failure asked whether what the call was to make is there already? Then a second attempt finds what the first has made.
#ifndef FL_GRAPH_TWIN_H
#define FL_GRAPH_TWIN_H

#include "graph/graph.h"

// Behind the call, in its function: `if IsEmailAlreadyExists(err)`, `except AlreadyExists`, `status == 409`. By words (vocabulary `twins`).
bool fl_asks_for_twin(const fl_graph *, fl_call_ref);

#endif
