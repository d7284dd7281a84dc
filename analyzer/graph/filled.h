// Members of objects that a module offers whole.
#ifndef FL_GRAPH_FILLED_H
#define FL_GRAPH_FILLED_H

#include "graph/graph_p.h"

fl_ent fl_filled_member(fl_graph *g, fl_ent object, fl_sym name);
// The function that stands under the name in an object that is written down, in languages where objects are. `base`: what holds it.
fl_ent fl_literal_member(fl_graph *g, fl_ent base, fl_sym name);
// ... in a field of what a global variable is given.
fl_ent fl_struct_member(fl_graph *g, fl_ent base, fl_sym name);

// The same in the object that the code of `func` is written into, as a member of it: what `this` is there, where no type is around it.
fl_ent fl_own_literal_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);

#endif
