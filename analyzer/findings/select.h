// Which findings of a finished report are shown: by rule, severity and confidence. What is left out is counted in the stats.
#ifndef FL_FINDINGS_SELECT_H
#define FL_FINDINGS_SELECT_H

#include "findings/finding.h"

// Lists hold what fl_select_names understands. An empty `select` selects every rule.
typedef struct fl_select {
  const fl_str *select, *ignore;
  uint32_t n_select, n_ignore;
  fl_severity min_severity;     // FL_SEVERITY_NONE: all
  fl_confidence min_confidence; // 0: all
} fl_select;

// Is the word the rule's id, one of its aliases, or its family?
bool fl_select_is_name(fl_str word, const fl_rule *);
// Or does its id begin so, with whole words: "deadline-absent" of "deadline-absent-http-client"?
bool fl_select_names(fl_str word, const fl_rule *);
// Does the rule take part? `ignore` wins over `select`.
bool fl_select_has_rule(const fl_select *, const fl_rule *);
// Checks that every word of the lists is a rule or a family of `rules`; "did you mean" otherwise. FL_E_USAGE.
FL_MUST_USE int fl_select_check(const fl_select *, const fl_rules *rules, fl_error *err);
void fl_report_select(fl_report *, const fl_select *);

#endif
