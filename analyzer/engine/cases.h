// Tests of rules, written beside them: rules/<family>/<id>/cases/ holds programs with marks in their comments, and the examples in
// rule.yaml must fire (bad) and stay silent (good).
//
//   // expect: RULE   a finding stands on this line (a mark on a line of its own speaks of the next line)
//   // miss: RULE     it should, and does not yet: fails when it starts to
//   // alarm: RULE    it does, and should not: fails when it stops
//
// A file of cases/ is a case, and so is a folder. Lines without a mark are silent, for the folder's rule and for every rule that
// the case names.
#ifndef FL_ENGINE_CASES_H
#define FL_ENGINE_CASES_H

#include "engine/engine.h"

typedef struct fl_cases_result { uint32_t cases, expected, misses, alarms, failed; } fl_cases_result;

// Runs all cases below `dir`; appends one line for each failure to `out`.
FL_MUST_USE int fl_cases_run(fl_cases_result *, fl_buf *out, const fl_engine *, const char *dir, fl_error *err);

#endif
