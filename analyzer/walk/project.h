#ifndef FL_WALK_PROJECT_H
#define FL_WALK_PROJECT_H

#include "walk/walk.h"

// What a project compiles is no example because of a folder inside of it.
void fl_walk_settle_projects(fl_walk *);

#endif
