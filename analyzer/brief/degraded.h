// The part of section 7 about what goes on when somebody is away.
#ifndef FL_BRIEF_DEGRADED_H
#define FL_BRIEF_DEGRADED_H

#include "brief/brief_p.h"

void fl_tell_degraded(fl_brief_state *);
void fl_tell_asked_aside(fl_brief_state *); // asked_aside.c: whom libraries ask by themselves, and what goes on without them
// goes_on.c: "`handlers.go:178`": where the code goes on when this call has failed, and only a log hears of it. `cites`: these places.
void fl_find_goes_on(fl_brief_state *, fl_call_ref, fl_names *, fl_cites *);
void fl_failing_free(struct fl_failing *); // what it keeps for the next call; may be NULL

#endif
