// What findings leave out of the calls that wait for ever.
#ifndef FL_BRIEF_UNSPOKEN_H
#define FL_BRIEF_UNSPOKEN_H

#include "brief/brief_p.h"

void fl_tell_unspoken(fl_brief_state *); // a statement, or nothing

#endif
