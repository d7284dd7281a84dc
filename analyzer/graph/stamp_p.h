// Shared by stamp.c and stamp_branch.c.
#ifndef FL_GRAPH_STAMP_P_H
#define FL_GRAPH_STAMP_P_H

#include "graph/ask_p.h"
#include "graph/clock.h"
#include "graph/stamp.h"
#include "graph/words.h"

bool fl_stamp_is_wall(fl_ask *, uint32_t file, uint32_t val, fl_stamp *out); // a reading of a wall clock, and nothing else
bool fl_stamp_names_a_time(const fl_graph *, fl_str name);                   // vocabulary `times`
void fl_stamp_by_branch(fl_ask *, const fl_site *, fl_stamp *out);

#endif
