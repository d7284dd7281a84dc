// Numbers that somebody counts up and nobody reads.
#ifndef FL_GRAPH_TALLY_H
#define FL_GRAPH_TALLY_H

#include "graph/graph_p.h"

bool fl_is_tally(const fl_graph *, fl_sym field, fl_tref type); // type: whose field it is, {0} when not known

#endif
