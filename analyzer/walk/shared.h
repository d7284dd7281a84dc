#ifndef FL_WALK_SHARED_H
#define FL_WALK_SHARED_H

#include "walk/walk.h"

// Files whose ending several languages share get the language of what stands around them.
void fl_walk_settle_shared(fl_walk *);

#endif
