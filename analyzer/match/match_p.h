// One rule at one site (match.c), for the file that runs all of them (run.c).
#ifndef FL_MATCH_MATCH_P_H
#define FL_MATCH_MATCH_P_H

#include "match/match.h"

typedef FL_ARRAY(fl_match) fl_matches;

// Adds a match for each outcome of the deciding role that the rule holds for.
void fl_match_site(fl_matches *out, fl_match_worker *, const fl_rule *, const fl_site *);

#endif
