// Choosing among functions of one name, for the files that know where to find them.
#ifndef FL_GRAPH_OVERLOAD_P_H
#define FL_GRAPH_OVERLOAD_P_H

#include "graph/graph_p.h"

typedef struct fl_overloads { // functions of one name (or constructors) of a type, tried one after another
  fl_graph *g;
  fl_call_ref call;
  fl_sym name; // 0: constructors
  fl_ent best;
  int score, top;      // of the best one; of the best one by the number of arguments
  uint32_t n_in_reach; // that may be the best one
  bool tie;
} fl_overloads;

bool fl_overload_takes(const fl_func *f, const fl_facts *facts, uint32_t n_args);
void fl_overload_try(fl_overloads *o, uint32_t file, uint32_t func);

// overload_program.c: where a function is declared in one place and defined in another. What is given is any of its name.
fl_ent fl_program_overload(fl_graph *g, uint32_t file, uint32_t call, fl_ent func);
fl_ent fl_constructor_apart(const fl_graph *g, fl_ent type); // one whose declaration is not to be seen

#endif
