// Two readings of one file that say the same, and only stand elsewhere: a line was put in, a comment grew, a statement was laid out anew.
#ifndef FL_FACTS_MOVED_H
#define FL_FACTS_MOVED_H

#include "facts/facts.h"

// True when all records and texts are equal but for places, and places are in the same order: what stood before, inside or behind something, or on
// the same line, still does. Columns do not count. Whatever is found out from facts without telling how far two places are apart is then the same.
bool fl_facts_only_moved(const fl_facts *was, const fl_facts *is);

#endif
