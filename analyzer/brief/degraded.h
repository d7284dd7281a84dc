// The part of section 7 about what goes on when somebody is away.
#ifndef FL_BRIEF_DEGRADED_H
#define FL_BRIEF_DEGRADED_H

#include "brief/brief_p.h"

void fl_tell_degraded(fl_brief_state *);

#endif
