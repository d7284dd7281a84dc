// Selects that wait for a timer and for something else (race.c).
#ifndef FL_GRAPH_RACE_P_H
#define FL_GRAPH_RACE_P_H

#include "graph/graph_p.h"

void fl_find_races(fl_graph *g); // after effects
// Is the region a case that is given up when the timer of the race is over?
bool fl_races_with(const fl_graph *g, const fl_site *race, const fl_region *r);

#endif
