// Types, as the files that find them hand them to one another (type*.c).
#ifndef FL_GRAPH_TYPE_P_H
#define FL_GRAPH_TYPE_P_H

#include "graph/graph_p.h"

static inline fl_tref fl_no_type(void) { return (fl_tref){0}; }

static inline fl_tref fl_weaker_type(fl_tref t, uint8_t certainty) {
  if (t.certainty > certainty) t.certainty = certainty;
  return t;
}

// One of two: where they differ, nobody knows which.
static inline fl_tref fl_either_type(fl_tref a, fl_tref b) { return b.name && a.name != b.name ? fl_weaker_type(a, 2) : a; }

fl_tref fl_type_put_in(fl_graph *, uint32_t file, fl_tref, fl_tref base); // type.c: a member's type as it is for an object of `base`
fl_tref fl_type_of_stored(fl_graph *, const fl_stored *);                 // type_ent.c
// type_field.c: as models describe a field. `object`: what has it, whose supertype `base` is.
fl_tref fl_type_of_modelled_field(fl_graph *, uint32_t file, fl_tref base, fl_tref object, fl_str field);
fl_tref fl_type_of_extern(fl_graph *, uint32_t file, fl_sym name, uint8_t certainty); // of a library's name
fl_sym fl_head_of_type(fl_graph *, fl_sym whole); // type_call.c: "Task<List<" -> Task; 0: it has no argument

#endif
