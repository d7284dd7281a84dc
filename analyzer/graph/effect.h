// What a call does, as the models of its targets say.
#ifndef FL_GRAPH_EFFECT_H
#define FL_GRAPH_EFFECT_H

#include "graph/graph.h"

// Any of the deeds, which are bits: 1u << FL_DOES_...
bool fl_graph_call_does(const fl_graph *, fl_call_ref, uint32_t deeds);
// property_read.c: the first name of a library that the function's own code reads like a field and that does so (DateTime.UtcNow); id 0: none.
fl_val_ref fl_graph_property_does(fl_graph *, fl_func_ref, uint32_t deeds);

#endif
