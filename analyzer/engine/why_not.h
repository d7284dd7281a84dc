// Which predicate of a rule says no at a line: for people who expected a finding, and for those who got one.
#ifndef FL_ENGINE_WHY_NOT_H
#define FL_ENGINE_WHY_NOT_H

#include "engine/engine.h"

// Appends to `out`. `path` as in the walk.
void fl_analysis_why_not(fl_buf *out, const fl_analysis *, const fl_rule *, fl_str path, uint32_t line);

#endif
