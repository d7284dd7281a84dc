// A report of a part: what stands below some folders, or in some files.
#ifndef FL_FINDINGS_WITHIN_H
#define FL_FINDINGS_WITHIN_H

#include "findings/finding.h"

bool fl_path_is_within(fl_str path, const fl_str *places, uint32_t n); // a place is a file, or a folder; "" is everything
// Findings and gaps of other files go, and the findings are counted (stats.outside). Gaps of no file stay.
void fl_report_keep_within(fl_report *, const fl_str *places, uint32_t n);

#endif
