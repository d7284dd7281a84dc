// Two reports side by side: what is new, what is fixed, what is as it was.
//
// Findings are the same when their fingerprints are. One that is gone is not always fixed: it may have been taken back with a comment, its file may have moved (the
// same fault in a function of the same name, in a file of the same name), the file may be one that the later run could not read, or there may be more in it, or in a file
// on its way, that the later run did not understand.
#ifndef FL_FINDINGS_COMPARISON_H
#define FL_FINDINGS_COMPARISON_H

#include "findings/past.h"

#define FL_FATES(X) X(new) X(fixed) X(suppressed) X(unread) X(unseen) X(moved) X(unchanged)
#define X(name) FL_FATE_##name,
typedef enum fl_fate { FL_FATES(X) FL_N_FATES } fl_fate;
#undef X
const char *fl_fate_word(fl_fate);

typedef struct fl_compared {
  fl_fate fate;
  const fl_past_finding *at;   // of the later report where it has it, else of the earlier one; borrowed from the reports
  const fl_past_finding *was;  // moved: where it was
} fl_compared;

typedef struct fl_comparison { // {0} is empty
  FL_ARRAY(fl_compared) rows;  // new ones first, in the order of FL_FATES; within it that of the reports
  uint32_t count[FL_N_FATES];
  uint64_t gaps_before, gaps_after;
  bool same_rules;             // else new ones may be of new rules
} fl_comparison;

void fl_compare(fl_comparison *out, const fl_past *before, const fl_past *after);
// Is there a new finding of high confidence from this severity up? FL_SEVERITY_NONE: there is no gate.
bool fl_comparison_gate(const fl_comparison *, fl_severity fail_on);
void fl_comparison_release(fl_comparison *);

#endif
