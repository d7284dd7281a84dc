// Bytes of one function that a site's region covers (contain.c).
#ifndef FL_GRAPH_EXTENT_P_H
#define FL_GRAPH_EXTENT_P_H

#include "graph/ask_p.h"

typedef struct fl_extent {
  uint32_t file, func, begin, end, loop;
  uint8_t certainty;
} fl_extent;

// handover.c: what callers do between a call of a function that takes a lock for them and the one that gives it back.
uint32_t fl_handed_extents(fl_graph *, const fl_site *, fl_extent *out, uint32_t cap);
// extent_given.c: where callers make what they hand over, of a value that is a parameter.
uint32_t fl_given_values(fl_graph *, uint32_t file, uint32_t val, fl_extent *out, uint32_t cap);

#endif
