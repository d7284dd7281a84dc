// The steps of fl_report_finish, one file each.
#ifndef FL_FINDINGS_FINDING_P_H
#define FL_FINDINGS_FINDING_P_H

#include "findings/finding.h"

// Line and column of each finding's place where they are missing, and its end, from the byte range and the file's text.
// Without a text (no tree, unreadable, changed meanwhile) the end is the begin.
void fl_report_locate(fl_report *);

// Findings must be sorted: the ordinal counts those that agree in everything else.
void fl_report_fingerprint(fl_report *);

#endif
