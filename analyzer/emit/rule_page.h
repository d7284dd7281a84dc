// Rules as Markdown: whole pages and their index for the documentation, and the sections that SARIF's help shares with them.
// The same rules give the same bytes.
#ifndef FL_EMIT_RULE_PAGE_H
#define FL_EMIT_RULE_PAGE_H

#include "base/strbuf.h"
#include "match/rule.h"

// The first line of every page.
#define FL_RULE_PAGE_MARK "<!-- Written by `faultline rules pages` from the rules. Edit those. -->\n"

void fl_rule_page(fl_buf *out, const fl_rule *);        // <id>.md
void fl_rule_page_index(fl_buf *out, const fl_rules *); // README.md: every rule by family, linked to its page
void fl_rule_page_help(fl_buf *out, const fl_rule *);   // why, what to do, what it costs, examples, references
// "compares with 59 s; `thresholds: {ID: 1m}` in `faultline.yaml` sets another"; nothing for rules without a number.
void fl_rule_page_threshold(fl_buf *out, const fl_rule *);

#endif
