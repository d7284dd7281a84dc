// Parameters that are texts by what is done with them.
#ifndef FL_GRAPH_TEXT_USE_H
#define FL_GRAPH_TEXT_USE_H

#include "graph/graph_p.h"

bool fl_is_used_as_text(const fl_graph *g, uint32_t file, uint32_t param);

#endif
