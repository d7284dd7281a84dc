#ifndef FL_FINDINGS_ELSEWHERE_H
#define FL_FINDINGS_ELSEWHERE_H

#include "findings/finding.h"
#include "match/match.h"

// Is an answer not known because of that alone? Then the gap of the service says it.
bool fl_is_elsewhere(const fl_unanswered *);
void fl_add_elsewhere(fl_report *, const fl_graph *, const fl_match_result *);

#endif
