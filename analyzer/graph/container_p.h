// What a container hands out, and which types settings fill.
#ifndef FL_GRAPH_CONTAINER_P_H
#define FL_GRAPH_CONTAINER_P_H

#include "graph/ent_p.h"

typedef struct fl_provider { // an annotated function, or a call that registers
  uint32_t file, func, call;
  fl_mid provision; // of the call
  fl_sym type, owner; // owner: the type whose constructor alone gets it, 0 = any
  fl_sym arg;         // the type's first argument
  uint32_t next;
  const fl_meaning_row *row;
  fl_call_ref through; // of the function around that says what its type parameters stand for; none: it has none
} fl_provider;

typedef struct fl_binding { // a call that fills the fields of a type from settings
  uint32_t file, call;
  fl_sym below, outer_below; // below its section
  const fl_meaning_row *row;
  uint32_t next;
} fl_binding;

void fl_find_providers(fl_graph *g);
fl_tref fl_made_by(fl_graph *g, const fl_provider *); // the type of what a registering call provides
void fl_find_bindings(fl_graph *g);

#endif
