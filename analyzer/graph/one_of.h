// Implementations of one interface that exclude one another: a call goes to one of them each time, whichever the program was put together with.
#ifndef FL_GRAPH_ONE_OF_H
#define FL_GRAPH_ONE_OF_H

#include "graph/graph.h"

enum { FL_MAX_ONE_OF = 8 };

// In: a call. Out: the methods that it may go to, each of another type, where all calls on the same receiver go to the same type.
typedef struct fl_one_of {
  uint64_t key; // of the receiver and of the types: calls that agree in it go to the same one of them
  fl_func_ref funcs[FL_MAX_ONE_OF];
  uint32_t n; // fewer than two: it is no such call
} fl_one_of;
fl_one_of fl_graph_one_of(fl_graph *, fl_call_ref, fl_func_ref entry); // entry: of the path that the call stands on
fl_str fl_graph_owner_name(const fl_graph *, fl_func_ref, bool whole);  // the type that the function is a method of; whole: with what it stands in

#endif
