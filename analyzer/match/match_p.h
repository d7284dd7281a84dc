// One rule at one site (match.c), for the files that run all of them (run.c) and that tell why (why.c).
#ifndef FL_MATCH_MATCH_P_H
#define FL_MATCH_MATCH_P_H

#include "match/match.h"
#include "match/predicate_p.h"

typedef FL_ARRAY(fl_match) fl_matches;

// Adds a match for each outcome of the deciding role that the rule holds for.
void fl_match_site(fl_matches *out, fl_match_worker *, const fl_rule *, const fl_site *);

// The same in two steps: what the rule looks at, and a match for one outcome of its deciding role.
fl_focus fl_match_focus_at(fl_match_worker *, const fl_rule *, const fl_site *);
void fl_match_focus(fl_matches *out, fl_focus *, const fl_rule *);

#endif
