#ifndef FL_BRIEF_REACH_P_H
#define FL_BRIEF_REACH_P_H

#include "brief/requirements.h"
#include "graph/ways.h"

// The entry points from which the places of `ways` are reached; `waits`: those alone that wait for what happens there.
void fl_reach_take(fl_reach *, const fl_brief_state *, fl_ways *, bool waits);
void fl_reach_narrow(fl_reach *, const fl_reach *with);

#endif
