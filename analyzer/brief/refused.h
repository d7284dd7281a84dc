// Calls that the service which they ask does not take: the path is one of its routes, the verb is not.
#ifndef FL_BRIEF_REFUSED_H
#define FL_BRIEF_REFUSED_H

#include "brief/brief_p.h"

void fl_tell_refused(fl_brief_state *); // a table, where there are any

#endif
