// The steps of fl_report_finish, one file each.
#ifndef FL_FINDINGS_FINDING_P_H
#define FL_FINDINGS_FINDING_P_H

#include "findings/finding.h"

// Findings must be sorted: the ordinal counts those that agree in everything else.
void fl_report_fingerprint(fl_report *);

#endif
