// Tests of rules, written beside them: rules/<family>/<id>/cases/ holds programs with marks in their comments, and the examples in
// rule.yaml must fire (bad) and stay silent (good).
//
//   // expect: RULE   a finding stands on this line (a mark on a line of its own speaks of the next line)
//   // miss: RULE     it should, and does not yet: fails when it starts to
//   // alarm: RULE    it does, and should not: fails when it stops
//   // answer: ROLE ANSWER [VALUE]   a site on this line has the role, and answers so (answers.h)
//
// A file of cases/ is a case, and so is a folder; each is analysed with all rules, as a repository of its own. Lines without a mark
// are silent, whatever the rule.
#ifndef FL_ENGINE_CASES_H
#define FL_ENGINE_CASES_H

#include "engine/engine.h"

typedef struct fl_cases_result {
  uint32_t cases;    // that were run; an example is one
  uint32_t expected; // marks of each kind
  uint32_t misses, alarms;
  uint32_t reported; // expected and found
  uint32_t missing;  // expected and not found
  uint32_t answers;  // marks about roles
  uint32_t noisy;    // found and not marked
  uint32_t failed;   // everything that is not as the marks say: missing, noisy, outdated marks, examples
} fl_cases_result;

// Runs all cases below `dir`; appends one line for each failure to `out`.
FL_MUST_USE int fl_cases_run(fl_cases_result *, fl_buf *out, const fl_engine *, const char *dir, fl_error *err);

#endif
