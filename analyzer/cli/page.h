// A rule as a page of text: what it finds, why it hurts, what to do, with examples.
#ifndef FL_CLI_PAGE_H
#define FL_CLI_PAGE_H

#include "cli/cli.h"

void fl_page_print(const fl_rule *, const fl_opts *opts);
// The rule of that id or alias, or an error with "did you mean".
FL_MUST_USE int fl_page_find(const fl_rule **out, const fl_rules *, const char *id, fl_error *err);

#endif
