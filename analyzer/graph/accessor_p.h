// Getters, setters and builders that annotations make (accessor.c).
#ifndef FL_GRAPH_ACCESSOR_P_H
#define FL_GRAPH_ACCESSOR_P_H

#include "graph/graph_p.h"

#include <string.h>

void fl_find_accessors(fl_graph *g); // after names are indexed
// The field (or, for builders, the type itself) that a method nobody wrote stands for; none when it is no such method.
fl_ent fl_accessed(const fl_graph *, uint32_t file, uint32_t type, fl_sym method);

// What a call does whose target is a field.
typedef enum fl_access {
  FL_NO_ACCESS,    // it calls what the field holds
  FL_READS_FIELD,  // getX(), or x() where fields are methods
  FL_SETS_FIELD,   // setX(v)
  FL_BUILDS_FIELD, // x(v) of a builder: sets, and gives the builder back
} fl_access;
fl_access fl_access_of(const fl_graph *, uint32_t file, uint32_t call, fl_ent repo);

#endif
