// What a function is told by what it is passed: see told.c.
#ifndef FL_GRAPH_TOLD_P_H
#define FL_GRAPH_TOLD_P_H

#include "graph/graph_p.h"

enum { FL_TOLD_ENUM = 100 }; // a constant of an enumeration, beside fl_lit
typedef struct fl_told {
  uint8_t lit;    // fl_lit or FL_TOLD_ENUM, 0: not known
  int64_t number; // of an INT
  fl_str text;    // of a STRING; the name of a constant of an ENUM
} fl_told;

typedef struct fl_telling {
  const fl_graph *g;
  fl_func_ref func;
  fl_told (*of)(const struct fl_telling *, uint32_t position); // what the parameter holds
  const void *given;
} fl_telling;

bool fl_told_not_to(const fl_telling *, uint32_t region, uint32_t byte); // surely does not come to this place of the function
// What a call passes for a parameter, or what the function takes for it (from.id 0: whoever leaves it out).
fl_told fl_told_by_call(const fl_graph *, fl_call_ref from, fl_func_ref func, uint32_t position);
// The function does not make this call of its body when it is called from there.
bool fl_call_skips(const fl_graph *, fl_call_ref from, fl_func_ref func, uint32_t call);

#endif
