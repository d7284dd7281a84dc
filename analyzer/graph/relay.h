// A relay of an outbox: reads rows that others have committed, sends each, and marks it afterwards.
#ifndef FL_GRAPH_RELAY_H
#define FL_GRAPH_RELAY_H

#include "graph/graph.h"

// Is what `publish` sends a row of those that the transaction reads before it writes anything?
bool fl_graph_relays(const fl_graph *, const fl_site *publish, const fl_contained *transaction);

#endif
